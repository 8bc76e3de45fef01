/** 咨询答复单: the approved answer as a file, for the citizen whose matter it is and for staff. */
import { recordAudit } from "#platform/audit.ts";
import { dayInChina } from "#platform/clock.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import type { Bureau, Exported, ExportFormat, Sheet } from "./delivery.ts";
import { type AnswerRow, answerOfDraft, correctingSince, newestAnswer } from "./delivery.sql.ts";
import { answerSheet } from "./rules/answer-sheet.ts";
import { CORRECTING } from "./rules/say-correction.ts";
import { fileName } from "./rules/say-number.ts";
import { sheetPage } from "./rules/sheet-page.ts";
import { sign } from "./rules/sign.ts";
import { type AnswerDeps, approvedBody } from "./open-answer.ts";

export type ExportDeps = AnswerDeps & { bureau: Bureau; writeWord: (sheet: Sheet) => Promise<Uint8Array> };

/** The newest answer of a matter; none leaves the house while it is being corrected. Whether the caller may see it is settled before. */
export async function exportAnswer(deps: ExportDeps, inquiryId: string, format: ExportFormat): Promise<Exported | Refusal> {
  if (await correctingSince(deps.database.db, inquiryId)) return refuse("wrong-state", CORRECTING);
  return exported(deps, await newestAnswer(deps.database.db, inquiryId), format);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The answer that came of a draft; each export is recorded. */
export async function exportForStaff(
  deps: ExportDeps,
  staffId: string,
  draftId: string,
  format: ExportFormat,
): Promise<Exported | Refusal> {
  if (!UUID.test(draftId)) return refuse("not-found", "没有找到这份答复");
  const row = await answerOfDraft(deps.database.db, draftId);
  if (row && (await correctingSince(deps.database.db, row.inquiryId))) return refuse("wrong-state", CORRECTING);
  const file = await exported(deps, row, format);
  if (!isRefusal(file)) {
    await deps.database.transact(`staff:${staffId}`, (tx) => recordAudit(tx, "export-answer", "draft", draftId, { format }));
  }
  return file;
}

async function exported(deps: ExportDeps, row: AnswerRow | null, format: ExportFormat): Promise<Exported | Refusal> {
  if (!row) return refuse("not-found", "还没有可以下载的答复");
  if (row.state === "withdrawn") return refuse("wrong-state", "这条咨询已经撤回");
  const body = await approvedBody(deps, row);
  if (!body) return refuse("wrong-state", "答复已经删除");
  const sheet = answerSheet({ ...row, on: dayInChina(row.at), body, lawyer: sign(row.lawyer, deps.bureau.lawyerShown) }, deps.bureau);
  const name = fileName(row.number);
  return format === "html"
    ? { format, name: `${name}.html`, text: sheetPage(sheet) }
    : { format, name: `${name}.docx`, bytes: await deps.writeWord(sheet) };
}
