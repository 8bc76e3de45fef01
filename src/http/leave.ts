/** 快速离开: where the citizen's page goes at one press. A calendar, or what the bureau chose; nothing on it leads back. */
import { Hono } from "hono";
import { dayInChina } from "#platform/clock.ts";

/** @param elsewhere an address of the bureau's choice (LEAVE_URL) */
export function leaving(elsewhere: string | null, now: () => number): Hono {
  const app = new Hono();
  app.get("/leave", (c) => {
    c.header("cache-control", "no-store");
    return elsewhere === null ? c.html(calendarPage(dayInChina(new Date(now())))) : c.redirect(elsewhere);
  });
  return app;
}

const WEEK = ["一", "二", "三", "四", "五", "六", "日"];

/** @param today YYYY-MM-DD */
function calendarPage(today: string): string {
  const [year = 0, month = 0, day = 0] = today.split("-").map(Number);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const before = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7; // a week begins on Monday
  const cells = Array.from({ length: before + last }, (_, at) => at - before + 1);
  const rows = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => cells.slice(week * 7, week * 7 + 7));
  const cell = (n: number) => (n < 1 ? "<td></td>" : `<td${n === day ? ' aria-current="date"' : ""}>${n}</td>`);
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>日历</title><link rel="icon" href="data:,"><style>
body{margin:2rem auto;max-width:26rem;padding:0 1rem;font:1rem/1.6 sans-serif;color:#222}h1{font-size:1.25rem}
table{width:100%;border-collapse:collapse;text-align:center}th{color:#555;font-weight:400}td{height:3rem}
[aria-current]{background:#333;color:#fff;border-radius:50%}</style></head>
<body><main><h1>${year}年${month}月</h1><table><thead><tr>${WEEK.map((name) => `<th scope="col">${name}</th>`).join("")}</tr></thead>
<tbody>${rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("")}</tbody></table></main></body></html>`;
}
