import { expect, test } from "vitest";
import type { Sheet } from "../delivery.ts";
import { sheetPage } from "./sheet-page.ts";

const sheet: Sheet = {
  title: "咨询答复单",
  bureau: "某市公共法律服务中心",
  label: "AI 起草 · 律师审核",
  facts: [{ name: "编号", value: "〔2026〕咨答字第000123号" }],
  lines: [
    { kind: "section", text: "先说结论" },
    { kind: "strong", text: "应当补发工资。" },
  ],
  disclaimer: "不构成委托关系。",
  aigc: '{"Label":"1"}',
};

test("the page needs no script and loads nothing", () => {
  const page = sheetPage(sheet);
  expect(page).not.toMatch(/<script|\son\w+=|https?:|url\(/);
});

test("the label stands in the head, in the foot, and in the margins of every sheet of paper", () => {
  const page = sheetPage(sheet);
  const [head = "", rest = ""] = page.split("</header>");
  expect(head).toContain('<p class="label">AI 起草 · 律师审核</p>');
  expect(rest).toContain('<p class="label">AI 起草 · 律师审核</p>');
  expect(page).toMatch(/@top-right \{ content: "AI 起草 · 律师审核"/);
  expect(page).toMatch(/@bottom-left \{ content: "AI 起草 · 律师审核"/);
});

test("the metadata is the page's own", () => {
  expect(sheetPage(sheet)).toContain('<meta name="AIGC" content="{&quot;Label&quot;:&quot;1&quot;}">');
});

test("whatever was written stays text", () => {
  const evil = `</p><script>alert("1")</script><img src=x onerror='y'>&amp;`;
  const page = sheetPage({ ...sheet, bureau: evil, aigc: evil, disclaimer: evil, lines: [{ kind: "text", text: evil }] });
  expect(page).not.toMatch(/<script|<img/);
  expect(page).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&lt;img src=x onerror=&#39;y&#39;&gt;&amp;amp;");
});
