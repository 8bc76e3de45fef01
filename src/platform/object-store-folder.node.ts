/** Bytes in a local folder. Several processes may share it, over a shared disk where they run on several machines. */
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type ObjectStore, shardedName } from "./object-store.ts";

export function openFolderStore(folder: string): ObjectStore {
  const pathOf = (name: string) => join(folder, shardedName(name));
  return {
    put: async (name, bytes) => {
      const path = pathOf(name);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const half = `${path}.${crypto.randomUUID()}.part`;
      try {
        await written(half, bytes);
        await rename(half, path); // a file is there wholly or not at all
      } catch (error) {
        await rm(half, { force: true });
        throw error;
      }
    },
    get: async (name) => {
      try {
        return new Uint8Array(await readFile(pathOf(name)));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
        throw error;
      }
    },
    remove: (name) => rm(pathOf(name), { force: true }),
  };
}

async function written(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
