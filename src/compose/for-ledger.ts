/** Statistics, 台账, workload, and what is learnt from edits. */
import type { Desk, Parts } from "./parts.ts";
import { sayNumber } from "#delivery/rules/say-number.ts";
import type { LearningVerbs } from "#http/learning.ts";
import type { LedgerVerbs } from "#http/ledger.ts";
import { closeMonth, setTariff, showTariff } from "#ledger/close-month.ts";
import { exportLedger } from "#ledger/export-ledger.ts";
import { showStatistics } from "#ledger/show-statistics.ts";
import { exportWorkload, showMyMonth, showWorkload } from "#ledger/show-workload.ts";
import { writeWorkbook } from "#platform/workbook.ts";
import { confirmEdit, showEditRead } from "#review/read-edit.ts";
import { showLearning } from "#review/show-learning.ts";

export function forLedger({ database, clock }: Parts): LedgerVerbs {
  const deps = { database, clock, writeWorkbook, sayNumber };
  return {
    statistics: (month) => showStatistics(deps, month),
    ledgerFile: (staffId, month, part) => exportLedger(deps, staffId, month, part),
    workload: (month) => showWorkload(deps, month),
    workloadFile: (staffId, month) => exportWorkload(deps, staffId, month),
    closeMonth: (staffId, month) => closeMonth(deps, staffId, month),
    tariff: () => showTariff(deps),
    setTariff: (staffId, price) => setTariff(deps, staffId, price),
    myMonth: (lawyerId, month) => showMyMonth(deps, lawyerId, month),
  };
}

export function forLearning({ database }: Parts, { review }: Desk): LearningVerbs {
  return {
    editRead: (lawyerId, draftId) => showEditRead(review, lawyerId, draftId),
    confirmEdit: (lawyerId, draftId, said) => confirmEdit(review, lawyerId, draftId, said),
    table: (month) => showLearning({ database }, month),
  };
}
