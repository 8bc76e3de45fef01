/** The audit as supervisors read it: who did what about which thing, and when. */
import { z } from "zod";

const Day = z.iso.date();

/** How an export may look at most; whoever needs more asks for shorter spans. */
export const MOST_EXPORTED = 20_000;

export const AuditFile = z.enum(["csv", "jsonl", "xlsx"]);
export type AuditFile = z.infer<typeof AuditFile>;

export const AuditSearch = z
  .object({
    /** Part of a name or sign-in address of staff, or a whole kind: citizen, machine, system. */
    who: z.string().trim().min(1).max(60).optional(),
    /** An action's code, e.g. `open-original`. */
    action: z
      .string()
      .regex(/^[a-z][a-z-]{1,39}$/)
      .optional(),
    /** The id of what it was about: an inquiry, a draft, a person. */
    subject: z.string().trim().min(1).max(100).optional(),
    /** Days in China, both included. */
    from: Day.optional(),
    to: Day.optional(),
    /** Only what stands before this row. */
    before: z
      .string()
      .regex(/^\d{1,18}$/)
      .optional(),
  })
  .meta({ id: "AuditSearch" });
export type AuditSearch = z.infer<typeof AuditSearch>;

const AuditRow = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  /** `staff:…`, `citizen:…`, `machine:…`, `system:…`; `name` beside it where it is one of the staff. */
  actor: z.string(),
  name: z.string().nullable(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  subjectName: z.string().nullable(),
  /** Ids, codes and counts; no personal data stands in the audit. */
  detail: z.record(z.string(), z.unknown()),
  sealed: z.boolean(),
});
export type AuditRow = z.infer<typeof AuditRow>;

export const AuditPage = z.object({ items: z.array(AuditRow), more: z.boolean() }).meta({ id: "AuditPage" });
export type AuditPage = z.infer<typeof AuditPage>;

export const AuditCheckState = z.enum(["running", "whole", "broken", "stopped"]);

/** 核验: one run over the whole audit, how far it came and what it found. */
export const AuditCheck = z
  .object({
    id: z.string(),
    state: AuditCheckState,
    startedBy: z.string().nullable().meta({ description: "Null: by the clock, at night" }),
    startedAt: z.iso.datetime(),
    movedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    link: z.int().meta({ description: "The last link of the chain that was worked out anew" }),
    through: z.int().meta({ description: "The last link when it began" }),
    lastEvent: z.string().nullable().meta({ description: "The number of the last row that was verified" }),
    events: z
      .int()
      .meta({ description: "Rows there were, counted once the links are done; those after the last link wait for the sealer" }),
    breaks: z.int(),
    firstBreaks: z.array(z.string()).meta({ description: "The first fifty, in English" }),
    head: z.string().nullable().meta({ description: "The chain's hash at `link`, to be kept somewhere else" }),
  })
  .meta({ id: "AuditCheck" });
export type AuditCheck = z.infer<typeof AuditCheck>;

export const AuditChecks = z.object({ items: z.array(AuditCheck) }).meta({ id: "AuditChecks" });
export type AuditChecks = z.infer<typeof AuditChecks>;
