/** A lawyer's working copy of a draft, and the draft's versions. */
import { z } from "zod";
import { AnswerBody } from "../contract.ts";

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const { law, calculations, steps, timeLimits, help } = AnswerBody.shape;
const Case = law.element.shape.cases.unwrap().element;

/** An answer's body while it is written: the same bounds, but what must not be empty may still be. */
const WorkingBody = AnswerBody.extend({
  shortAnswer: z.string().max(2000),
  law: z
    .array(
      law.element.extend({
        claim: z.string().max(2000),
        cases: z.array(Case.extend({ holds: z.string().max(1000) })).max(4),
      }),
    )
    .max(20),
  calculations: z.array(calculations.unwrap().element.extend({ what: z.string().max(100), result: z.string().max(300) })).max(12),
  steps: z.array(steps.element.extend({ do: z.string().max(500) })).max(20),
  timeLimits: z.array(timeLimits.element.extend({ what: z.string().max(500), limit: z.string().max(200) })).max(20),
  help: z.array(help.element.extend({ who: z.string().max(100) })).max(12),
  plain: z
    .object({ text: z.string().max(600) })
    .nullable()
    .default(null),
}).meta({ id: "WorkingBody" });

export const KeepWorkingRequest = z
  .object({
    sha256: Sha256.meta({ description: "Hash of the version it was begun from" }),
    edition: z.int().min(0).meta({ description: "Of the working copy that this one replaces; 0 where there is none" }),
    body: WorkingBody,
  })
  .meta({ id: "KeepWorkingRequest" });
export type KeepWorkingRequest = z.input<typeof KeepWorkingRequest>;

export const WorkingKept = z
  .object({
    edition: z.int(),
    at: z.iso.datetime(),
    held: z.boolean().meta({ description: "False: it was kept, but the draft is no longer this lawyer's" }),
  })
  .meta({ id: "WorkingKept" });
export type WorkingKept = z.infer<typeof WorkingKept>;

export const WorkingCopy = z
  .object({
    edition: z.int(),
    at: z.iso.datetime(),
    sha256: Sha256.meta({ description: "Hash of the version it was begun from" }),
    version: z.int(),
    base: AnswerBody.meta({ description: "That version" }),
    body: WorkingBody,
  })
  .meta({ id: "WorkingCopy" });
export type WorkingCopy = z.infer<typeof WorkingCopy>;

export const DraftVersions = z
  .object({
    items: z
      .array(z.object({ version: z.int(), sha256: Sha256, author: z.string().nullable(), at: z.iso.datetime() }))
      .meta({ description: "The newest first; `author` is the lawyer's name, null for the machine's own words" }),
  })
  .meta({ id: "DraftVersions" });
export type DraftVersions = z.infer<typeof DraftVersions>;

export const DraftVersion = z
  .object({ version: z.int(), body: AnswerBody, before: AnswerBody.nullable().meta({ description: "The version before it" }) })
  .meta({ id: "DraftVersion" });
export type DraftVersion = z.infer<typeof DraftVersion>;

export type WorkingBody = z.output<typeof WorkingBody>;
