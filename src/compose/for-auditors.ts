/** Who looks things up in the audit, takes rows along and has it verified. */
import type { Bound, Parts } from "./parts.ts";
import type { AuditVerbs } from "#http/audit.ts";
import { startCheck } from "#platform/audit-check.ts";
import { shownChecks } from "#platform/audit-check.sql.ts";
import { exportAudit, searchAudit } from "#platform/audit-search.ts";

const CHECKS_SHOWN = 10;

export function forAuditors({ database, clock }: Parts, { next }: Pick<Bound, "next">): AuditVerbs {
  return {
    search: (search) => searchAudit(database, search),
    export: (staffId, search, as) => exportAudit(database, staffId, search, as),
    checks: () => shownChecks(database.db, CHECKS_SHOWN),
    check: async (staffId) => {
      await startCheck({ database, clock, next }, staffId);
      return shownChecks(database.db, CHECKS_SHOWN);
    },
  };
}
