/** 留存期限, bound to its ports. */
import { SHIPPED_RETENTION } from "../shipped-retention.ts";
import type { Bound, CitizenParts, Parts } from "./parts.ts";
import type { RetentionVerbs } from "#http/retention.ts";
import { holdMatter, liftMatterHold } from "#inquiry/hold-matter.ts";
import { type KeptTerms, changeTerm, loadTerms, openKeptTerms, takeBackTerm } from "#inquiry/keep-terms.ts";
import { startNight, workNight } from "#inquiry/run-retention.ts";
import { retentionSamples, showRetention } from "#inquiry/show-retention.ts";
import type { Verbs } from "#jobs/all-jobs.ts";
import type { Sample } from "#platform/metrics.ts";

const depsOf = ({ database, clock }: Pick<CitizenParts, "database" | "clock">) => ({ database, clock, shipped: SHIPPED_RETENTION });

export const keptTerms = (parts: Pick<CitizenParts, "database" | "clock">): KeptTerms => openKeptTerms(depsOf(parts));

export function forRetention(parts: Parts): RetentionVerbs {
  const deps = { ...depsOf(parts), keyring: parts.keyring };
  return {
    show: () => showRetention(deps),
    change: (by, kind, wanted) => changeTerm(deps, by, kind, wanted),
    takeBack: (by, kind) => takeBackTerm(deps, by, kind),
    hold: (by, hold) => holdMatter(deps, by, hold),
    lift: (by, id) => liftMatterHold(deps, by, id),
  };
}

export function retentionJobs({ database, clock }: Parts, { next }: Bound): Pick<Verbs, "eraseDue"> {
  return { eraseDue: (day) => workNight({ database, clock, next }, day) };
}

/** The minute's round: the night begins, and what citizens are told is read anew. */
export type RetentionChores = { keepTerms: () => Promise<void>; retentionSamples: () => Promise<Sample[]> };

export function retentionChores(parts: Parts, { next, kept }: Bound): RetentionChores {
  const deps = depsOf(parts);
  return {
    keepTerms: async () => {
      await loadTerms(deps);
      await kept.refresh();
      await startNight({ ...deps, next });
    },
    retentionSamples: () => retentionSamples(deps),
  };
}
