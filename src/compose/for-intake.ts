/** 代录: the citizen's own verbs, by way of whoever writes for them. */
import type { forCitizens } from "./for-citizens.ts";
import type { Desk, Parts } from "./parts.ts";
import type { Notice } from "../contract.ts";
import type { Proof, TakenDown } from "#contract/intake.ts";
import { showTold, tellAnswer } from "#delivery/tell-answer.ts";
import { ORAL_CONSENT, READ_IN_DANGER } from "#drafting/standing-notice.ts";
import type { IntakeVerbs } from "#http/intake.ts";
import { sayContactSafety } from "#inquiry/contact-safety.ts";
import { type Reached, type Reaching, lookAgain, reachTakenDown } from "#inquiry/reach-taken-down.ts";
import { receiveInquiry } from "#inquiry/receive-inquiry.ts";
import { type TakeDownDeps, keepNote, openNote, readNote, refuseConsent, takeDown } from "#inquiry/take-down.ts";
import type { Session } from "#platform/auth.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import { handToDuty, whereOnDesk } from "#review/hand-to-duty.ts";

type Citizen = ReturnType<typeof forCitizens>;
type Taking = Parameters<TakeDownDeps["receive"]>;

function shipped(notice: (code: string) => Notice | null, code: string): Notice {
  const found = notice(code);
  if (!found) throw new Error(`corpus/notices/${code}.json is missing`);
  return found;
}

/** Back at a matter: seen, or something done with it. */
function reaching(parts: Parts, citizen: Citizen) {
  const { database } = parts;
  const show = async ({ inquiry, taken, code }: Reached): Promise<TakenDown> => ({
    matter: await citizen.show(inquiry),
    channel: inquiry.channel,
    takenAt: taken.at.toISOString(),
    takenBy: taken.takenBy,
    speaks: taken.speaks,
    relation: taken.relation,
    age: taken.age,
    code,
    desk: await whereOnDesk({ database }, inquiry.id),
    told: await showTold({ database }, inquiry.id),
  });
  const find = async (staff: Session, proof: Proof) => {
    const reached = await reachTakenDown(parts, staff.id, proof, "see");
    return isRefusal(reached) ? reached : show(reached);
  };
  /** What is done is shown as it stands afterwards, without asking for the code again. */
  const doing = async (staff: Session, proof: Proof, what: Reaching, act: (reached: Reached) => Promise<null | Refusal>) => {
    const reached = await reachTakenDown(parts, staff.id, proof, what);
    if (isRefusal(reached)) return reached;
    return (await act(reached)) ?? show(await lookAgain({ database }, reached));
  };
  return { find, doing };
}

function provenBy(proof: Proof) {
  if ("call" in proof) return { proof: "call", call: proof.call } as const;
  return { proof: "id" in proof ? "in-hand" : "code" } as const;
}

export function forIntake(parts: Parts, { next, review, triage, alarm, consent: asking }: Desk, citizen: Citizen): IntakeVerbs {
  const { database, clock, keyring } = parts;
  const consent = shipped(review.notice, ORAL_CONSENT);
  const receiving = { database, clock, keyring, triage, notice: review.notice, alarm, next, consent: asking };
  const taking = {
    database,
    clock,
    keyring,
    consent,
    receive: (ask: Taking[0], asker: Taking[1], beside: Taking[2]) => receiveInquiry({ ...receiving, beside }, ask, asker),
  };
  const { find, doing } = reaching(parts, citizen);
  return {
    desk: async (staff) => {
      const note = await openNote(taking, staff.id);
      return { consent, help: READ_IN_DANGER.map((code) => shipped(review.notice, code)), note, ...readNote(triage, note) };
    },
    keep: async (staff, note) => {
      await keepNote(taking, staff.id, note);
      return readNote(triage, note);
    },
    take: async (staff, said, key) => {
      const id = await takeDown(taking, staff.id, said, key);
      return isRefusal(id) ? id : find(staff, { id });
    },
    refused: (staff, channel) => refuseConsent(taking, staff.id, channel),
    find,
    add: (staff, proof, text, key) => doing(staff, proof, "add", ({ inquiry }) => citizen.say(inquiry, text, key)),
    handOver: (staff, proof) => doing(staff, proof, "hand-over", ({ inquiry }) => handToDuty(review, staff.id, inquiry.id)),
    safety: (staff, { proof, safety }, key) =>
      doing(staff, proof, "safety", ({ inquiry }) => sayContactSafety({ database, clock, keyring }, inquiry, safety, key, staff.id)),
    told: (staff, { proof, ...told }) =>
      doing(staff, proof, "tell", ({ inquiry }) => tellAnswer(parts, staff.id, inquiry.id, { ...told, ...provenBy(proof) })),
    withdraw: async (staff, proof) => {
      const reached = await reachTakenDown(parts, staff.id, proof, "withdraw");
      return isRefusal(reached) ? reached : citizen.withdraw(reached.inquiry);
    },
  };
}
