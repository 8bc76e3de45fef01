import { Select } from "antd";
import { serverNow } from "../frame/server.ts";
import { words } from "./words.ts";

const CHINA_MS = 8 * 3_600_000;
const SHOWN = 25;

/** YYYY-MM of now in China, where the clock on the wall may be another. */
export const thisMonth = (): string => new Date(serverNow() + CHINA_MS).toISOString().slice(0, 7);

export const today = (): string => new Date(serverNow() + CHINA_MS).toISOString().slice(0, 10);

function monthsBack(): string[] {
  const now = new Date(serverNow() + CHINA_MS);
  return Array.from({ length: SHOWN }, (_, i) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - i, 1)).toISOString().slice(0, 7),
  );
}

export function MonthSelect({ month, onChange }: { month: string; onChange: (month: string) => void }) {
  const options = monthsBack().map((value) => ({ value, label: words.month(Number(value.slice(0, 4)), Number(value.slice(5))) }));
  return <Select aria-label={words.monthLabel} value={month} options={options} onChange={onChange} style={{ minWidth: 150 }} />;
}
