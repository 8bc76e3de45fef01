/** Reads a file of real questions: one JSON object a line with `question`, and whatever labels it carries. */
import { z } from "zod";
import { CategoryCode, Urgency } from "../contract.ts";

export type Labels = { accept: CategoryCode[]; urgency: Urgency | null; split: string | null };
export type Question = { line: number; question: string; region: string | null; labels: Labels | null };
export type BadLine = { line: number; because: string };

// Other files' labels may follow another list; what is not one of ours is no label.
const Line = z.object({
  question: z.string({ error: "no question" }).refine((text) => text.trim() !== "", { error: "an empty question" }),
  region: z.string({ error: "region is no text" }).nullish(),
  category: CategoryCode.optional().catch(undefined),
  accept: z.array(CategoryCode).optional().catch(undefined),
  urgency: Urgency.optional().catch(undefined),
  split: z.string().optional().catch(undefined),
});

/** @returns what can be sent, and each line that cannot with its reason */
export function readQuestions(bytes: Uint8Array): { questions: Question[]; bad: BadLine[] } {
  const questions: Question[] = [];
  const bad: BadLine[] = [];
  for (const [i, text] of lines(bytes).entries()) {
    if (text?.trim() === "") continue;
    const read = text === null ? "not UTF-8" : readLine(text, i + 1);
    if (typeof read === "string") bad.push({ line: i + 1, because: read });
    else questions.push(read);
  }
  return { questions, bad };
}

function readLine(text: string, line: number): Question | string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return "not JSON";
  }
  const parsed = Line.safeParse(json);
  if (!parsed.success) return parsed.error.issues.map(({ message }) => message).join("; ");
  const { question, region = null, category, accept, urgency = null, split = null } = parsed.data;
  const accepted = accept ?? (category ? [category] : []);
  return { line, question, region, labels: accepted.length > 0 || urgency ? { accept: accepted, urgency, split } : null };
}

/** One wrong byte costs its own line only. */
function lines(bytes: Uint8Array): (string | null)[] {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const out: (string | null)[] = [];
  for (let start = 0; start <= bytes.length;) {
    const end = bytes.indexOf(0x0a, start);
    const line = bytes.subarray(start, end === -1 ? bytes.length : end);
    try {
      out.push(decoder.decode(line));
    } catch {
      out.push(null);
    }
    start = end === -1 ? bytes.length + 1 : end + 1;
  }
  return out;
}
