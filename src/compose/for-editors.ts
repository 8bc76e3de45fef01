/** The verbs of whoever writes into a draft: the working copy and the versions. */
import type { Desk, Parts } from "./parts.ts";
import type { WorkingVerbs } from "#http/working.ts";
import { dropWorking, keepWorking, showWorking } from "#review/keep-working.ts";
import { findDraft, readDraft } from "#review/show-draft.ts";
import { showVersion, showVersions } from "#review/show-versions.ts";

export function forEditors({ database, clock }: Parts, { review }: Desk): WorkingVerbs {
  return {
    find: (id) => findDraft({ database }, id),
    read: (id, viewer) => readDraft({ database, clock }, id, viewer),
    keep: (lawyerId, draft, keep) => keepWorking(review, lawyerId, draft, keep),
    working: (lawyerId, draft) => showWorking(review, lawyerId, draft),
    drop: (lawyerId, draftId) => dropWorking({ database }, lawyerId, draftId),
    versions: (draftId) => showVersions({ database }, draftId),
    version: (draft, version) => showVersion(review, draft, version),
  };
}
