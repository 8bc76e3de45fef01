/** 口述答复: a lawyer approves an answer and says it to the person in the same breath. Instants ISO 8601. */
import { z } from "zod";
import { CallWanted } from "./waiting.ts";

export const SpokenHow = z.enum(["phone", "counter"]);
export type SpokenHow = z.infer<typeof SpokenHow>;

/** Nobody has to say who they are; whoever was called has to be known for who asked. */
export const Identity = z.enum(["confirmed", "refused"]);

/** What is kept of it besides the answer. */
export const Said = z.object({
  how: SpokenHow,
  identity: Identity,
  understood: z.boolean(),
  wantsPaper: z.boolean(),
  note: z.string().trim().max(500).default("").meta({ description: "What the person asked in reply; kept sealed" }),
});
export type Said = z.output<typeof Said>;

/** Beside a draft: whom it can be spoken to, and when answers of this matter were told by mouth. */
export const SpeakingBeside = z.object({
  ways: z.array(SpokenHow).meta({ description: "The likelier first; empty where nobody is on the line" }),
  call: z
    .object({ id: z.string(), wanted: CallWanted, holder: z.string().nullable(), mine: z.boolean(), mayTake: z.boolean() })
    .nullable()
    .meta({ description: "The call that the citizen asked for, still open" }),
  told: z.array(
    z.object({
      id: z.string(),
      at: z.iso.datetime(),
      by: z.string(),
      how: SpokenHow.nullable().meta({ description: "Null: read out later, by the person's code" }),
      identity: Identity.nullable(),
      understood: z.boolean(),
      wantsPaper: z.boolean(),
      mayReadNote: z.boolean().meta({ description: "There is a note, and this person may open it; each opening is recorded" }),
    }),
  ),
});
export type SpeakingBeside = z.infer<typeof SpeakingBeside>;

export const ToldNote = z.object({ note: z.string() }).meta({ id: "ToldNote" });
export type ToldNote = z.infer<typeof ToldNote>;
