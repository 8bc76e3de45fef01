/** Who looks things up in the audit. */
import type { Parts } from "./parts.ts";
import type { AuditVerbs } from "#http/audit.ts";
import { verifyAudit } from "#platform/audit.ts";
import { exportAudit, searchAudit } from "#platform/audit-search.ts";

export function forAuditors({ database }: Parts): AuditVerbs {
  return {
    search: (search) => searchAudit(database, search),
    export: (staffId, search) => exportAudit(database, staffId, search),
    verify: () => verifyAudit(database),
  };
}
