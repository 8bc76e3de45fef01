/** The life of a draft: every state × every act, and what becomes of it. `null`: refused. */
export const STATES = ["waiting", "claimed", "approved", "delivered", "returned", "withdrawn"] as const;
export type DraftStateName = (typeof STATES)[number];

/** Whose act it is, where it matters: the holder with a running lease, or whoever the act is for. */
export const ACTS = [
  "claim",
  "release",
  "expire",
  "edit",
  "consult",
  "approve",
  "return",
  "escalate",
  "refer",
  "take-over",
  "give-up",
  "deliver",
  "merge",
  "withdraw",
] as const;
export type DraftAct = (typeof ACTS)[number];

type Row = Record<DraftStateName, DraftStateName | null>;
const NOBODY = { approved: null, delivered: null, returned: null, withdrawn: null };
const held = (to: DraftStateName): Row => ({ waiting: null, claimed: to, ...NOBODY });
const live = (to: DraftStateName): Row => ({ waiting: to, claimed: to, ...NOBODY });

export const BECOMES: Record<DraftAct, Row> = {
  claim: live("claimed"), // renews what one holds
  release: held("waiting"),
  expire: held("waiting"),
  edit: held("claimed"),
  consult: held("claimed"),
  approve: held("approved"),
  return: held("returned"),
  escalate: held("waiting"),
  refer: held("claimed"),
  "take-over": live("claimed"), // 会商: the expert has it from here
  "give-up": live("withdrawn"), // 更正: the old answer stands
  deliver: { ...NOBODY, waiting: null, claimed: null, approved: "delivered" },
  merge: held("withdrawn"),
  withdraw: { ...NOBODY, waiting: "withdrawn", claimed: "withdrawn", approved: "withdrawn" }, // the citizen's wish
};
