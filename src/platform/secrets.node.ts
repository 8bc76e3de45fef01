/** Where keys come from: the environment in production, a private file of the demo's own otherwise. */
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Config } from "../config.ts";
import { type KeyMaterial, parseKeyMaterial } from "./keyring.ts";

export type Secrets = { material: KeyMaterial; authSecret: string };

const Stored = z.object({ keys: z.string(), indexKey: z.string(), authSecret: z.string() });

/**
 * WENFA_KEYS is `id:base64,id:base64`, newest first, 32 bytes each; WENFA_INDEX_KEY is base64 of 32 bytes.
 * @throws in production when one is missing: a service that invents keys loses data at its next start
 */
export function loadSecrets(config: Config): Secrets {
  const { keys, indexKey, authSecret } = config.secrets;
  if (keys && indexKey && authSecret) return parse({ keys, indexKey, authSecret });
  if (!config.demo) throw new Error("configuration: WENFA_KEYS, WENFA_INDEX_KEY and WENFA_AUTH_SECRET are needed outside the demo");
  const path = join(config.dataDir, "keys.json");
  if (!existsSync(path)) {
    const made = { keys: `demo:${random()}`, indexKey: random(), authSecret: random() };
    writePrivate(path, JSON.stringify(made));
  }
  return parse(Stored.parse(JSON.parse(readFileSync(path, "utf8"))));
}

/** Readable by its owner alone, whatever the umask and whatever stood there before. */
export function writePrivate(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, text, { mode: 0o600 });
  chmodSync(path, 0o600);
}

function random(): string {
  return randomBytes(32).toString("base64");
}

function parse({ keys, indexKey, authSecret }: z.infer<typeof Stored>): Secrets {
  return { material: parseKeyMaterial(keys, indexKey), authSecret };
}
