/** Tells the supervisors through a gateway of the bureau's own, beside the pages that show it: figures, no matter. */
import type { ToldSupervisors } from "./clock.ts";

/** `post` throws where the gateway did not take it; the job then tries again. Null: the bureau has no gateway. */
export type TellDeps = { post: ((key: string, told: ToldSupervisors) => Promise<void>) | null };

/** Safe to run twice: the gateway knows what it was told again by its key. */
export async function tellSupervisors({ post }: TellDeps, told: ToldSupervisors): Promise<void> {
  await post?.(keyOf(told), told);
}

function keyOf(told: ToldSupervisors): string {
  switch (told.about) {
    case "clocks":
      return `clocks:${told.at}`;
    case "consultation":
      return `consultation:${told.consultationId}:${told.step}`;
    case "audit":
      return `audit:${told.checkId}`;
    case "sign-in":
      return `sign-in:${told.at}`;
  }
}
