/** The supervisor's verbs: the board, groups, jobs. */
import type { Parts } from "./parts.ts";
import { untoldNow } from "#delivery/call-untold.ts";
import type { GroupVerbs } from "#http/groups.ts";
import type { SupervisorVerbs } from "#http/supervisor.ts";
import { undraftedOnBoard } from "#inquiry/look-at-undrafted.ts";
import { ATTEMPTS } from "#jobs/job-names.ts";
import { lastChecked } from "#platform/audit-check.sql.ts";
import { recordAudit } from "#platform/audit.ts";
import { guessedAccounts } from "#platform/auth-tries.ts";
import { assignLead, mergeGroups, splitMember } from "#review/change-group.ts";
import { assignToLawyer } from "#review/claim-draft.ts";
import { showBoard } from "#review/show-board.ts";
import { listGroups } from "#review/show-groups.ts";
import { listWaiting } from "#review/show-queue.ts";
import { listSeats, setLicence, showMe } from "#seats/open-seat.ts";
import { showHotLines, showHotWords } from "#trends/count-terms.ts";
import { alertsOnBoard } from "#triage/show-alerts.ts";

export function forSupervisors({ config, database, clock, jobs }: Parts): SupervisorVerbs {
  const stuck = async () => (await jobs.stuck()).map((job) => ({ ...job, failedAt: job.failedAt?.toISOString() ?? null }));
  return {
    me: (person) => showMe({ database, clock, demo: config.demo }, person),
    board: () =>
      showBoard({
        database,
        clock,
        giving: config,
        seats: (now) => listSeats({ database }, now),
        stuck,
        alerts: () => alertsOnBoard({ database, clock }),
        guessed: () => guessedAccounts(database.db, clock()),
        checked: () => lastChecked(database.db),
        undrafted: () => undraftedOnBoard({ database, clock }),
        untold: () => untoldNow({ database, clock }),
      }),
    waiting: (after) => listWaiting({ database }, after),
    assign: (by, draftId, lawyerId) => assignToLawyer({ database, clock }, by, draftId, lawyerId),
    retryJob: async (by, name, id) => {
      if (!(name in ATTEMPTS)) return false;
      return database.transact(`staff:${by}`, async (tx) => {
        const retried = await jobs.retry(tx, name, id);
        if (retried) await recordAudit(tx, "retry-job", "job", id, { name });
        return retried;
      });
    },
    setLicence: (by, lawyerId, status) => setLicence({ database }, by, lawyerId, status),
    hotWords: (query) => showHotWords({ database, clock }, query),
    hotLines: (query) => showHotLines({ database, clock }, query),
  };
}

export function forGroups({ database, clock }: Parts): GroupVerbs {
  return {
    list: () => listGroups({ database }),
    assignLead: (by, group, lawyer) => assignLead({ database, clock }, by, group, lawyer),
    split: (by, group, inquiry) => splitMember({ database, clock }, by, group, inquiry),
    merge: (by, from, into) => mergeGroups({ database, clock }, by, from, into),
  };
}
