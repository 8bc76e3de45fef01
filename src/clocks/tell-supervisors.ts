/** Tells the supervisors through a gateway of the bureau's own, beside the pages that show it: figures, no matter. */
import type { ClocksOutcome } from "./clock.ts";

/** `post` throws where the gateway did not take it; the job then tries again. Null: the bureau has no gateway. */
export type TellDeps = { post: ((key: string, told: TellSupervisors) => Promise<void>) | null };
export type TellSupervisors = Omit<ClocksOutcome, "kind">;

/** Safe to run twice: the gateway knows a round again by its key. */
export async function tellSupervisors({ post }: TellDeps, told: TellSupervisors): Promise<void> {
  await post?.(`clocks:${told.at}`, told);
}
