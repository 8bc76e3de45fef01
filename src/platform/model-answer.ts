/** From what a model wrote to a value of the schema, or to what is wrong with it, in words it can be told. */
import type { z } from "zod";

export type Read<T> = { value: T } | { problems: string[] };

const MOST_PROBLEMS = 12;

/**
 * Thinking aloud and code fences round the JSON are left out: endpoints that know no structured output write them.
 * @param cut whether the endpoint says that the reply was cut off at its length
 * @param faults what else is wrong with a value of the right shape
 */
export function readAnswer<T>(text: string, schema: z.ZodType<T>, cut: boolean, faults: (value: T) => string[]): Read<T> {
  const json = jsonIn(text);
  if (json === null) return { problems: [cut ? "输出太长，被截断了：请写得更短" : "输出不是完整的 JSON 对象"] };
  const parsed = schema.safeParse(json.value);
  if (!parsed.success) return { problems: parsed.error.issues.slice(0, MOST_PROBLEMS).map(sayIssue) };
  const found = faults(parsed.data);
  return found.length > 0 ? { problems: found.slice(0, MOST_PROBLEMS) } : { value: parsed.data };
}

function jsonIn(text: string): { value: unknown } | null {
  const said = text.replace(/<think>[\s\S]*?<\/think>/g, "");
  const from = said.indexOf("{");
  const to = said.lastIndexOf("}");
  if (from < 0 || to < from) return null;
  try {
    return { value: JSON.parse(said.slice(from, to + 1)) };
  } catch {
    return null;
  }
}

function sayIssue({ path, message }: z.core.$ZodIssue): string {
  return `${path.length > 0 ? path.join(".") : "（整体）"}：${message}`;
}
