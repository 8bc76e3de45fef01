/** 未成年人保护法 11: records to whom harm to a minor was reported, when and under which number; or why no report was due. */
import type { z } from "zod";
import type { AlertView, HarmReportRequest } from "../contract.ts";
import { openVault, sha256, toHex } from "#platform/keyring.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import type { TakeDeps } from "./acknowledge-alert.ts";
import type { Alert, DeskPerson, SealedReport } from "./alert.ts";
import { insertReport, lockAlert, reportedUnder } from "./alert.sql.ts";
import { mayAct } from "./rules/alert/handle-alert.ts";
import { findAlert, showAlert } from "./show-alerts.ts";

type Report = z.output<typeof HarmReportRequest>;

const SKEW_MS = 5 * 60_000;

/** @param key an Idempotency-Key: the same one again reports nothing twice */
export async function reportHarm(
  deps: TakeDeps,
  person: DeskPerson,
  id: string,
  report: Report,
  key: string | null,
): Promise<AlertView | Refusal> {
  const seen = await findAlert(deps, person, id);
  if (isRefusal(seen)) return seen;
  const at = deps.clock();
  if (report.reportedAt && Date.parse(report.reportedAt) > at.getTime() + SKEW_MS) {
    return refuse("invalid", "报告时间不能晚于现在", { errors: [{ field: "reportedAt", message: "不能晚于现在" }] });
  }
  const reportId = crypto.randomUUID();
  const sealed = await seal(deps, seen, reportId, report);
  const once = key === null ? null : { keyHash: await sha256(`report:${id}:${key}`), requestHash: await sha256(JSON.stringify(report)) };
  const refusal = await deps.database.transact(`staff:${person.id}`, async (tx) => {
    const alert = await lockAlert(tx, id);
    const before = once && (await reportedUnder(tx, id, once.keyHash));
    if (once && before) {
      return toHex(before) === toHex(once.requestHash) ? null : refuse("key-reused", "这个 Idempotency-Key 已用于另一条报告");
    }
    const refused = mayAct(alert ?? seen, person);
    if (refused) return refused;
    const reportedAt = report.to !== null && report.reportedAt ? new Date(report.reportedAt) : null;
    await insertReport(tx, { id: reportId, alertId: id, to: report.to, sealed, reportedAt, by: person.id, at, once });
    return null;
  });
  return refusal ?? showAlert(deps, person, id);
}

/** Sealed like the words it belongs to: whoever erases the citizen erases it too. */
async function seal(deps: TakeDeps, alert: Alert, reportId: string, report: Report): Promise<Uint8Array | null> {
  if (alert.dataKey === null) return null;
  const vault = await openVault(deps.keyring, alert.citizenId, alert.dataKey);
  const words: SealedReport =
    report.to === null
      ? { body: "", reference: "", because: report.because }
      : { body: report.body, reference: report.reference, because: "" };
  return vault.sealText(JSON.stringify(words), `alert-report:${reportId}`);
}
