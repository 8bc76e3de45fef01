/** Where learning starts: skip-gram vectors with character subwords, by Debian's fasttext. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const DIMENSIONS = 128;

/**
 * Runs fasttext once for these words; a second call reads what the first left.
 * @throws Error where fasttext is not installed (`apt-get install fasttext`)
 */
export function startVectors(folder: string, sentences: () => string[], threads: number): Map<string, Float32Array> {
  const output = join(folder, "start");
  if (!existsSync(`${output}.vec`)) {
    writeFileSync(join(folder, "sentences.txt"), sentences().join("\n"));
    const given = ["skipgram", "-input", join(folder, "sentences.txt"), "-output", output, "-thread", String(threads)];
    const run = spawnSync("fasttext", [...given, ...SETTINGS], { stdio: "inherit" });
    if (run.status !== 0) throw new Error("fasttext did not run: apt-get install fasttext");
  }
  return readVectors(readFileSync(`${output}.vec`, "utf8"));
}

const SETTINGS = ["-dim", String(DIMENSIONS), "-epoch", "8", "-minCount", "2", "-ws", "8", "-minn", "1", "-maxn", "3"];

function readVectors(text: string): Map<string, Float32Array> {
  const vectors = new Map<string, Float32Array>();
  for (const line of text.split("\n").slice(1)) {
    const [word, ...numbers] = line.trim().split(" ");
    if (word === undefined || numbers.length !== DIMENSIONS) continue;
    const vector = Float32Array.from(numbers, Number);
    const length = Math.hypot(...vector) || 1;
    vectors.set(
      word,
      vector.map((x) => x / length),
    );
  }
  return vectors;
}
