/** The sheet as one HTML page: A4 on paper, readable on a phone, and complete without any script. */
import type { Sheet, SheetLine } from "../delivery.ts";
import { AIGC_KEY } from "./aigc-mark.ts";

export function sheetPage(sheet: Sheet): string {
  const { title, bureau, label, facts, lines, disclaimer, aigc } = sheet;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="${AIGC_KEY}" content="${escaped(aigc)}">
<meta name="robots" content="noindex">
<title>${escaped(`${title} ${facts[0]?.value ?? ""}`)}</title>
<link rel="icon" href="data:,">
<style>${style(label)}</style>
</head>
<body>
<main>
<p class="screen">打印：用浏览器菜单里的“打印”（电脑上按 Ctrl+P）。</p>
<header>
<p class="label">${escaped(label)}</p>
<p class="bureau">${escaped(bureau)}</p>
<h1>${escaped(title)}</h1>
<dl>${facts.map(({ name, value }) => `<div><dt>${escaped(name)}</dt><dd>${escaped(value)}</dd></div>`).join("")}</dl>
</header>
${lines.map(lineOf).join("\n")}
<footer>
<p class="disclaimer">${escaped(disclaimer)}</p>
<p class="label">${escaped(label)}</p>
</footer>
</main>
</body>
</html>
`;
}

const TAGS: Record<SheetLine["kind"], string> = {
  section: "h2",
  matter: "h3",
  text: "p",
  strong: "p",
  item: "p",
  under: "p",
  quote: "blockquote",
};

function lineOf({ kind, text }: SheetLine): string {
  return `<${TAGS[kind]} class="${kind}">${escaped(text)}</${TAGS[kind]}>`;
}

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Whatever a citizen or a model wrote stays text, in an element and in an attribute alike. */
function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** The label stands on every sheet of paper, in the margin; browsers without margin boxes still print head and foot. */
const style = (label: string) => `
@page { size: A4; margin: 22mm 20mm 20mm;
  @top-right { content: "${label}"; font-size: 9pt; color: #333; }
  @bottom-left { content: "${label}"; font-size: 9pt; color: #333; }
  @bottom-right { content: counter(page) " / " counter(pages); font-size: 9pt; color: #333; } }
* { box-sizing: border-box; }
body { margin: 0; background: #eef1f5; color: #1b1f24; font: 16px/1.75 "Songti SC", "SimSun", "Noto Serif CJK SC", "PingFang SC",
  "Microsoft YaHei", "Noto Sans CJK SC", serif; overflow-wrap: anywhere; }
main { max-width: 46rem; margin: 1.5rem auto; padding: 2rem 2.5rem; background: #fff; }
p, h1, h2, h3, dl, blockquote { margin: 0; }
header { text-align: center; border-bottom: 2px solid #1b1f24; padding-bottom: 1rem; }
.screen { margin-bottom: 1rem; color: #4a5360; font-size: 0.875rem; text-align: center; }
.label { display: inline-block; padding: 0.1em 0.7em; border: 1px solid #1b1f24; font-size: 0.875rem; }
.bureau { margin-top: 0.75rem; font-size: 1.125rem; letter-spacing: 0.06em; }
h1 { margin: 0.25rem 0 1rem; font-size: 1.75rem; letter-spacing: 0.2em; text-indent: 0.2em; }
dl { text-align: left; }
dl div { display: flex; gap: 1em; }
dt { flex: none; width: 4.5em; color: #4a5360; }
dd { margin: 0; font-variant-numeric: tabular-nums; }
h2 { margin: 1.5rem 0 0.5rem; font-size: 1.125rem; break-after: avoid; }
h3 { margin: 0.75rem 0 0.25rem; font-size: 1rem; break-after: avoid; }
.text, .strong, .item, .under, .quote { white-space: pre-line; orphans: 2; widows: 2; }
.strong { font-weight: 700; }
.item { margin-top: 0.5rem; padding-left: 1.5em; text-indent: -1.5em; break-after: avoid; }
.under, .quote { margin-left: 1.5em; color: #333a44; font-size: 0.9375rem; }
.quote { margin-top: 0.25rem; padding-left: 0.75em; border-left: 3px solid #b9c2cf; }
footer { margin-top: 2rem; padding-top: 1rem; border-top: 1px solid #1b1f24; text-align: center; break-inside: avoid; }
.disclaimer { margin-bottom: 0.75rem; font-weight: 700; text-align: left; }
@media (max-width: 40rem) { main { margin: 0; padding: 1rem; } h1 { font-size: 1.375rem; } }
@media print {
  .screen { display: none; }
  body { background: none; font-size: 11pt; line-height: 1.6; }
  main { max-width: none; margin: 0; padding: 0; }
}`;
