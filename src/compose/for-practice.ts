/** 演练: practice drafts behind the very verbs of real ones. */
import type { Desk, Parts } from "./parts.ts";
import type { AssignmentVerbs } from "#http/assignment.ts";
import type { ConsultationVerbs } from "#http/consultations.ts";
import type { LawyerVerbs } from "#http/lawyer.ts";
import type { WorkingVerbs } from "#http/working.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import {
  type PracticeDeps,
  approvePractice,
  claimPractice,
  editPractice,
  escalatePractice,
  findPractice,
  givePracticeBack,
  heldPractice,
  offerPractice,
  returnPractice,
  showPractice,
} from "#review/practise.ts";
import {
  dropPracticeWorking,
  keepPracticeWorking,
  showPracticeVersion,
  showPracticeVersions,
  showPracticeWorking,
} from "#review/practice-working.ts";

/** A practice is asked for only where there is no such draft. */
export async function elseNotFound<T>(real: T | Refusal, practice: () => Promise<T | Refusal>): Promise<T | Refusal> {
  return isRefusal(real) && real.refused === "not-found" ? practice() : real;
}

/**
 * Every verb does for a practice what it does for a draft, as far as the lawyer can see. Nothing is referred, labelled
 * or opened: there is nobody behind it.
 */
export function withPractice(real: LawyerVerbs, { config }: Parts, { review }: Desk): LawyerVerbs {
  const deps: PracticeDeps = { ...review, practiceRate: config.practiceRate, draw };
  return {
    ...real,
    queue: async (lawyer) => {
      const queue = await real.queue(lawyer);
      return lawyer ? { ...queue, mine: [...queue.mine, ...(await heldPractice(deps, lawyer.id))] } : queue;
    },
    next: async (lawyer) => (await offerPractice(deps, lawyer)) ?? real.next(lawyer),
    find: async (id) => elseNotFound(await real.find(id), () => findPractice(deps, id)),
    read: async (id, viewer) => elseNotFound(await real.read(id, viewer), () => findPractice(deps, id)),
    show: (draft, viewer) => (draft.practice ? showPractice(deps, draft, viewer) : real.show(draft, viewer)),
    claim: async (lawyer, id) => elseNotFound(await real.claim(lawyer, id), () => claimPractice(deps, lawyer, id)),
    release: async (lawyerId, id, pass) =>
      elseNotFound<null>(await real.release(lawyerId, id, pass), () => givePracticeBack(deps, lawyerId, id)),
    edit: (lawyerId, draft, edit) => (draft.practice ? editPractice(deps, lawyerId, draft, edit) : real.edit(lawyerId, draft, edit)),
    approve: (lawyer, draft, approval) =>
      draft.practice ? approvePractice(deps, lawyer, draft, approval) : real.approve(lawyer, draft, approval),
    speak: (lawyer, draft, request) =>
      draft.practice ? approvePractice(deps, lawyer, draft, request) : real.speak(lawyer, draft, request),
    return: async (lawyer, id, request) =>
      elseNotFound(await real.return(lawyer, id, request), () => returnPractice(deps, lawyer, id, request)),
    escalate: async (lawyer, id, reason) => elseNotFound(await real.escalate(lawyer, id, reason), () => escalatePractice(deps, lawyer, id)),
    refer: async (lawyer, id) => elseNotFound(await real.refer(lawyer, id), () => findPractice(deps, id)),
    label: async (lawyer, id, correction) => elseNotFound(await real.label(lawyer, id, correction), () => findPractice(deps, id)),
    original: async (lawyer, draft) => (draft.practice ? NO_ORIGINAL : real.original(lawyer, draft)),
  };
}

/** The same for what is being typed, and for the versions. */
export function withPracticeWorking(real: WorkingVerbs, { database }: Parts, { review }: Desk): WorkingVerbs {
  return {
    find: async (id) => elseNotFound(await real.find(id), () => findPractice({ database }, id)),
    read: async (id, viewer) => elseNotFound(await real.read(id, viewer), () => findPractice({ database }, id)),
    keep: (lawyerId, draft, keep) =>
      draft.practice ? keepPracticeWorking(review, lawyerId, draft, keep) : real.keep(lawyerId, draft, keep),
    working: (lawyerId, draft) => (draft.practice ? showPracticeWorking(review, draft) : real.working(lawyerId, draft)),
    drop: async (lawyerId, id) => {
      await real.drop(lawyerId, id);
      await dropPracticeWorking({ database }, lawyerId, id);
    },
    versions: async (id) => {
      const versions = await real.versions(id);
      return versions.items.length > 0 ? versions : showPracticeVersions({ database }, id);
    },
    version: (draft, version) => (draft.practice ? showPracticeVersion(review, draft, version) : real.version(draft, version)),
  };
}

/** Whoever withdraws from a practice gives it back; nobody's standing is at stake, and no expert is asked for one. */
export function besidePractice(
  real: { assignment: AssignmentVerbs; consultations: ConsultationVerbs },
  { database, clock }: Pick<Parts, "database" | "clock">,
): typeof real {
  const { assignment, consultations } = real;
  return {
    assignment: {
      ...assignment,
      recuse: async (lawyer, id, recusal) =>
        elseNotFound<null>(await assignment.recuse(lawyer, id, recusal), () => givePracticeBack({ database, clock }, lawyer.id, id)),
      standing: async (id, viewer) =>
        elseNotFound(await assignment.standing(id, viewer), async () => {
          const practice = await findPractice({ database }, id);
          return isRefusal(practice) ? practice : { conflicts: [], handover: null };
        }),
    },
    consultations: {
      ...consultations,
      ask: async (staff, id, question) =>
        elseNotFound(await consultations.ask(staff, id, question), async () => {
          const practice = await findPractice({ database }, id);
          return isRefusal(practice) ? practice : NO_CONSULTATION;
        }),
    },
  };
}

const NO_CONSULTATION = refuse("wrong-state", "这份草稿不用会商，拿不准的请退回或者上报专家");
const NO_ORIGINAL = refuse("wrong-state", "这份草稿的原话不能打开");

const draw = () => crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32;
