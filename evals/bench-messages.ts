/** What the bench and its child processes say to each other. */
import type { EngineName } from "./engine.ts";
import type { Judged } from "./score-retrieval.ts";

type Asked = { corpus: string; queries: string; questions: number; databaseUrl: string | undefined };
export type Order = Asked & ({ task: "engine"; engine: EngineName; cards: boolean } | { task: "choices"; on: "embedded" | "postgres" });

/** Milliseconds, megabytes (10⁶) of the child process, bytes in the database. */
export type EngineRun = {
  buildMs: number;
  peakMb: number;
  stored: number | null;
  answers: (Judged & { question: string; ms: number })[];
};

/** `kept` is the share of what the exact way finds, 0…1; `bytes` is what it takes in the database. */
export type ChoiceRow = { of: string; way: string; p50Ms: number; p99Ms: number; kept: number; bytes: number };

export type Reply = { done: EngineRun | ChoiceRow[] } | { failed: string };
