/** What stands between a flood and the citizens' verbs. Who tells of danger passes, and is shown the way to help in any case. */
import type { CitizenParts } from "./parts.ts";
import type { Notice } from "../contract.ts";
import type { HelpNow, PuzzleSet } from "#contract/abuse.ts";
import type { GuardVerbs } from "#http/guard.ts";
import { wasKept } from "#inquiry/answer-once.ts";
import type { Asker, Inquiry } from "#inquiry/inquiry.ts";
import { redact } from "#inquiry/rules/redact.ts";
import type { Bounded } from "#platform/bound-rules.ts";
import { type Bounds, type Caller, openBounds } from "#platform/bounds.ts";
import { proofOfWork } from "#platform/challenge.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { Triage } from "#triage/triage.ts";

export type Guard = GuardVerbs & {
  ask: (asker: Asker, said: { text: string; triage: Triage }) => Promise<null | Refusal>;
  /** @param said null for what has no words */
  message: (inquiry: Inquiry, said: string | null, key: string | null, caller: Caller) => Promise<null | Refusal>;
} & Pick<Bounds, "sweep" | "samples">;

export function forGuard(
  { config, database, keyring, clock }: CitizenParts,
  { triage, notice }: { triage: (text: string) => Triage; notice: (code: string) => Notice | null },
): Guard {
  const { limits, challenge } = config.bounds;
  const bounds = openBounds({
    database,
    keyring,
    clock,
    limits,
    mode: challenge.mode,
    challenge: proofOfWork({ database, keyring, clock }, challenge.bits),
  });
  const admit = async (
    what: Bounded,
    caller: Caller,
    words: string | null,
    read: Triage | null,
    known = false,
  ): Promise<null | Refusal> => {
    const danger = known || read?.urgency === "danger";
    const admission = await bounds.admit(what, caller, { words, danger });
    if (admission.admitted) return null;
    if (admission.why === "puzzle") {
      const set: PuzzleSet = { challenge: admission.challenge };
      return refuse("challenge-needed", "发送前要先做一次安全检查，约几秒钟；着急可以直接拨打 12348。", { current: set });
    }
    const help: HelpNow = { notices: danger ? (read?.notices ?? []).flatMap((code) => notice(code) ?? []) : [] };
    return refuse("too-many", sayWait(admission.seconds), { retryAfter: admission.seconds, current: help });
  };
  return {
    admit: (what, caller) => admit(what, caller, null, null),
    stream: bounds.stream,
    isExempt: bounds.isExempt,
    sweep: bounds.sweep,
    samples: bounds.samples,
    ask: ({ network, token, proof = null, plain = false }, { text, triage: read }) =>
      admit(plain ? "plainAsk" : "ask", { address: network, token, proof, plain }, text, read),
    message: async (inquiry, said, key, caller) => {
      if (key !== null && (await wasKept(database.db, `message:${inquiry.id}`, key))) return null;
      const text = said === null ? null : redact(said).text;
      return admit("message", caller, text, text === null ? null : triage(text), inquiry.urgency === "danger");
    },
  };
}

const sayWait = (seconds: number): string =>
  `刚才提交得太多，这一次没有收下。请 ${Math.ceil(seconds / 60)} 分钟后再试，您写的内容还在；着急请拨打 12348，有危险请拨打 110。`;
