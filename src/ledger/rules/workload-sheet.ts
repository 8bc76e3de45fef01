/** 工作量结算表: a line a lawyer, as it is paid. */
import { WorkCode, type Workload } from "#contract/ledger.ts";
import type { Sheet } from "./ledger-sheet.ts";

/** Amounts in yuan; hours as hours. An empty amount has no price. */
export function workloadSheet({ month, lawyers, closed }: Workload, names: Record<WorkCode, string>): Sheet {
  const codes = WorkCode.options;
  const heads = ["律师", "工号", "单位", ...codes.flatMap((code) => [names[code], "金额（元）"]), "合计（元）"];
  const rows = lawyers.map(({ name, workNo, firm, lines, fen }) => {
    const cells = codes.flatMap((code) => {
      const line = lines.find((one) => one.code === code);
      return line ? [code === "duty-hour" ? Math.round(line.amount / 6) / 10 : line.amount, yuan(line.fen)] : [0, null];
    });
    return [name, workNo, firm, ...cells, yuan(fen)];
  });
  const stands = closed ? `${month} 已结账，校验值 ${closed.sha256}` : `${month} 未结账，数字还会变化`;
  return { name: "工作量", heads, rows: [...rows, [stands]] };
}

const yuan = (fen: number | null): number | null => (fen === null ? null : fen / 100);
