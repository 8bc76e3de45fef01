/** What a bound says besides: the puzzle to be solved first, or the help that never waits. Both are a problem's `current`. */
import { z } from "zod";
import { Message, Notice } from "../contract.ts";

/** `challenge-needed`: send the same again with the solution in the header Wenfa-Proof. */
export const PuzzleSet = z
  .object({
    challenge: z.object({
      kind: z.string().meta({ description: "pow: find a number so that SHA-256 of `puzzle.number` begins with `bits` zero bits" }),
      puzzle: z.string(),
      bits: z.int(),
    }),
  })
  .meta({ id: "PuzzleSet" });
export type PuzzleSet = z.infer<typeof PuzzleSet>;

/** `too-many` where the words told of danger: the standing notices come all the same. */
export const HelpNow = z.object({ notices: z.array(Notice) }).meta({ id: "HelpNow" });
export type HelpNow = z.infer<typeof HelpNow>;

/** A page of what was said before; `earlier` counts what lies before it. */
export const EarlierMessages = z.object({ messages: z.array(Message), earlier: z.int().min(0) }).meta({ id: "EarlierMessages" });
export type EarlierMessages = z.infer<typeof EarlierMessages>;
