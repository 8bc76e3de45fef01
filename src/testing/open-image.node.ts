/** Copies of the migrated database, each in a third of a second of a core: docs/decisions/0054-quick-tests.md. */
import { readFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { vector } from "@electric-sql/pglite-pgvector";

/** A test's database is smaller than the 128 MB of pages that PGlite would clear for each. */
const START = [...PGlite.defaultStartParams, "-c", "shared_buffers=16MB"];

let held: Image | undefined;

/** @param path the image that database-image.node.ts wrote; read once in a process */
export function openImage(path: string): Promise<PGlite> {
  held ??= new Image(readFileSync(path));
  return PGlite.create({ loadDataDir: held, startParams: START, extensions: { vector } });
}

/** Hands out its bytes as they are: they were copied three times for every database. PGlite only reads them. */
class Image extends Blob {
  readonly #bytes: ArrayBuffer;
  constructor({ buffer, byteOffset, byteLength }: Buffer<ArrayBuffer>) {
    super([]);
    this.#bytes = buffer.slice(byteOffset, byteOffset + byteLength);
  }
  override arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.resolve(this.#bytes);
  }
}
