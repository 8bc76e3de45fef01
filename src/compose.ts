/** With compose/ the only place that knows every room: binds rooms' ports to the platform, one file an audience. */
import { forCitizens } from "./compose/for-citizens.ts";
import { forCallers, forClerks } from "./compose/for-clerks.ts";
import { forDangerDesk, forLookers } from "./compose/for-danger-desk.ts";
import { forJobs, modelUse } from "./compose/for-jobs.ts";
import { forCorrectors, forLawyers } from "./compose/for-lawyers.ts";
import { forMemory, forReaders, forReleases } from "./compose/for-readers.ts";
import { forGroups, forSupervisors } from "./compose/for-supervisors.ts";
import { type CitizenParts, type Desk, type Parts, bind, checking } from "./compose/parts.ts";
import { exportForStaff } from "#delivery/export-answer.ts";
import { openWriting } from "#drafting/writing.ts";
import type { AlertVerbs } from "#http/alerts.ts";
import type { CallbackVerbs } from "#http/callbacks.ts";
import type { CitizenVerbs } from "#http/citizen.ts";
import type { ClerkVerbs } from "#http/clerk.ts";
import type { CorrectionVerbs } from "#http/corrections.ts";
import type { ExportVerbs } from "#http/exports.ts";
import type { GroupVerbs } from "#http/groups.ts";
import type { CardVerbs, LawVerbs } from "#http/law.ts";
import type { LawyerVerbs } from "#http/lawyer.ts";
import type { MemoryVerbs } from "#http/memory.ts";
import type { SupervisorVerbs } from "#http/supervisor.ts";
import type { UndraftedVerbs } from "#http/undrafted.ts";
import type { WritingVerbs } from "#http/writing.ts";
import type { Verbs } from "#jobs/all-jobs.ts";
import type { Sample } from "#platform/metrics.ts";

export type Service = {
  citizen: CitizenVerbs;
  law: LawVerbs;
  lawyer: LawyerVerbs;
  exports: ExportVerbs;
  cards: CardVerbs;
  memory: MemoryVerbs;
  clerk: ClerkVerbs;
  alerts: AlertVerbs;
  groups: GroupVerbs;
  undrafted: UndraftedVerbs;
  corrections: CorrectionVerbs;
  callbacks: CallbackVerbs;
  supervisor: SupervisorVerbs;
  writing: WritingVerbs;
  /** What the model endpoint was used for; empty where none is configured. */
  modelSamples: () => Promise<Sample[]>;
  jobs: Verbs;
};

export function compose(parts: Parts): Service {
  const shared = bind(parts);
  const bound: Desk = { ...shared, review: { ...shared.review, check: checking(parts) } };
  const writing = openWriting(parts.clock);
  const use = modelUse(parts);
  return {
    citizen: forCitizens(parts, bound),
    law: forReaders(parts),
    lawyer: forLawyers(parts, bound),
    exports: { export: (staff, draft, format) => exportForStaff(bound.answers, staff, draft, format) },
    cards: forReleases(parts),
    memory: forMemory(parts, bound),
    clerk: forClerks(parts),
    alerts: forDangerDesk(parts, bound),
    groups: forGroups(parts),
    undrafted: forLookers(parts, bound),
    corrections: forCorrectors(parts, bound),
    callbacks: forCallers(parts),
    supervisor: forSupervisors(parts),
    writing,
    modelSamples: () => use?.samples() ?? Promise.resolve([]),
    jobs: forJobs(parts, bound, use, writing),
  };
}

export function composeCitizen(parts: CitizenParts): CitizenVerbs {
  return forCitizens(parts, bind(parts));
}
