import mammoth from "mammoth";
import { expect, test } from "vitest";
import { customProperty, readable, wordParts } from "#testing/word-parts.node.ts";
import { type WordSheet, writeWord } from "./word-export.ts";

const sheet: WordSheet = {
  title: "咨询答复单",
  bureau: "某市公共法律服务中心",
  label: "AI 起草 · 律师审核",
  facts: [
    { name: "编号", value: "〔2026〕咨答字第000123号" },
    { name: "答复日期", value: "2026年11月21日" },
  ],
  lines: [
    { kind: "section", text: "法律依据" },
    { kind: "item", text: "1. 应当发工资。" },
    { kind: "under", text: "依据：《试验法》第三条" },
    { kind: "quote", text: "第一款。\n第二款。" },
  ],
  disclaimer: "不构成委托关系。",
};

test("Word opens it, and every line stands in it in order", async () => {
  const bytes = await writeWord(sheet, {});
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
  expect(value.split("\n").filter(Boolean)).toEqual([
    "某市公共法律服务中心",
    "咨询答复单",
    "编号：〔2026〕咨答字第000123号",
    "答复日期：2026年11月21日",
    "法律依据",
    "1. 应当发工资。",
    "依据：《试验法》第三条",
    "第一款。",
    "第二款。",
    "不构成委托关系。",
  ]);
});

test("the label stands in the head and the foot of every page, on A4", async () => {
  const parts = wordParts(await writeWord(sheet, {}));
  expect(readable(parts.get("word/header1.xml") ?? "")).toContain("AI 起草 · 律师审核");
  expect(readable(parts.get("word/footer1.xml") ?? "")).toContain("AI 起草 · 律师审核");
  expect(parts.get("word/document.xml")).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
});

test("properties are kept as they were given, quotes and all", async () => {
  const value = '{"Label":"1","ProduceID":"〔2026〕咨答字第000123号/<&>"}';
  expect(customProperty(wordParts(await writeWord(sheet, { AIGC: value })), "AIGC")).toBe(value);
});

test("a character that no Word file can hold is left out, and the rest stays", async () => {
  const lines = [{ kind: "text" as const, text: "前\u0001\u0008\u001f后<b>&😀" }];
  const parts = wordParts(await writeWord({ ...sheet, lines }, {}));
  const xml = parts.get("word/document.xml") ?? "";
  expect(readable(xml)).toContain("前后<b>&😀");
  // oxlint-disable-next-line no-control-regex -- the very characters that must not be there
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
});
