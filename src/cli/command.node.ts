/** What every command shares: --help, wrong usage told in one line, and exit codes. 0 done · 1 not as it should be · 2 could not start. */
import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import type { z } from "zod";
import { DataFolderHeld } from "#platform/data-folder.node.ts";

/** Wrong usage, or something the command needs is not there: told without a stack. */
export class CannotStart extends Error {}

type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

/**
 * Parses the command line, runs, and sets the exit code.
 * @param usage shown for --help and beside a usage error
 * @param run returns the exit code
 */
export async function command(
  usage: string,
  options: ParseArgsOptionsConfig,
  run: (values: Values, positionals: string[]) => Promise<number> | number,
): Promise<void> {
  try {
    const { values, positionals } = read(options);
    if (values["help"] === true) {
      console.log(usage);
      return;
    }
    process.exitCode = await run(values, positionals);
  } catch (error) {
    process.exitCode = tell(error);
  }
}

function read(options: ParseArgsOptionsConfig): { values: Values; positionals: string[] } {
  try {
    return parseArgs({ options: { ...options, help: { type: "boolean", short: "h" } }, allowPositionals: true });
  } catch (error) {
    throw new CannotStart(`${error instanceof Error ? error.message : String(error)}\nsee --help`, { cause: error });
  }
}

/** @throws CannotStart naming each value that is wrong */
export function validated<S extends z.ZodType>(schema: S, values: unknown): z.output<S> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  throw new CannotStart(
    `${parsed.error.issues.map(({ path, message }) => (path.length > 0 ? `--${String(path[0])}: ${message}` : message)).join("\n")}\nsee --help`,
  );
}

function tell(error: unknown): number {
  if (
    error instanceof CannotStart ||
    error instanceof DataFolderHeld ||
    (error instanceof Error && error.message.startsWith("configuration:"))
  ) {
    console.error(error.message);
    return 2;
  }
  console.error(error);
  return 1;
}
