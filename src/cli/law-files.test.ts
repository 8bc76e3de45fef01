import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Document, Packer, Paragraph } from "docx";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lawFiles, readLawFiles } from "./law-files.node.ts";
import type { Reading } from "#law/law.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wenfa-files-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, content: string | Uint8Array) => {
  mkdirSync(join(folder, name, ".."), { recursive: true });
  writeFileSync(join(folder, name), content);
};
const line = (no: string, some: object = {}) =>
  JSON.stringify({
    law: "试验法",
    kind: "法律",
    unit: "article",
    article_no: no,
    text: "试验应当公开。",
    status: "in_force",
    version_date: "2020-05-28",
    effective_date: "2021-01-01",
    ...some,
  });

async function read(...paths: string[]): Promise<{ documents: [law: string, articles: number][]; unread: string[] }> {
  const readings: Reading[] = [];
  for await (const reading of readLawFiles(await lawFiles(paths.length > 0 ? paths : [folder]))) readings.push(reading);
  return {
    documents: readings.flatMap((r) => (r.kind === "document" ? [[r.document.law, r.document.articles.length] as [string, number]] : [])),
    unread: readings.flatMap((r) => (r.kind === "unread" ? [`${r.unread.at.slice(folder.length + 1)}: ${r.unread.says}`] : [])),
  };
}

test("the records of one version that stand together are one document", async () => {
  put(
    "a.jsonl",
    [line("第一条"), line("第二条"), line("第一条", { law: "别法" }), line("第三条", { version_date: "2024-01-01" })].join("\n"),
  );
  expect(await read()).toEqual({
    documents: [
      ["试验法", 2],
      ["别法", 1],
      ["试验法", 1],
    ],
    unread: [],
  });
});

describe("a bad line costs only itself", () => {
  test("where it is no JSON, no record, or blank", async () => {
    put("a.jsonl", `${line("第一条")}\n{"law":\n\n[]\n${line("第二条")}\r\n`);
    const { documents, unread } = await read();
    expect(documents).toEqual([["试验法", 2]]);
    expect(unread.map((says) => says.split(":").slice(0, 2).join(":"))).toEqual(["a.jsonl:2", "a.jsonl:4"]);
  });
  test("where it is longer than all memory should hold", async () => {
    put("a.jsonl", `${line("第一条")}\n${line("第二条", { text: "长".repeat(5_000_000) })}\n${line("第三条")}`);
    expect(await read()).toEqual({ documents: [["试验法", 2]], unread: ["a.jsonl:2: is longer than 256000 characters"] });
  });
  test("where the bytes are no UTF-8", async () => {
    put(
      "a.jsonl",
      Buffer.concat([Buffer.from(`${line("第一条")}\n`), Buffer.from(line("第二条").replace("公开", "XX"), "latin1"), Buffer.from([0xff])]),
    );
    const { documents, unread } = await read();
    expect([documents, unread.length]).toEqual([[["试验法", 1]], 1]);
  });
});

test("a folder is read with all below it; what is no law there is left alone, a named file never silently", async () => {
  put("deep/b.jsonl", line("第一条", { law: "乙法" }));
  put("a.md", "# 甲法\n（2020年5月28日全国人民代表大会通过）\n第一条　试验应当公开。");
  put(
    "c.docx",
    await Packer.toBuffer(
      new Document({
        sections: [{ children: ["丙法", "（2020年5月28日全国人民代表大会通过）", "第一条　试验应当公开。"].map((t) => new Paragraph(t)) }],
      }),
    ),
  );
  put("README.md", "# 说明");
  put("index.csv", "law");
  expect(await read()).toEqual({
    documents: [
      ["甲法", 1],
      ["丙法", 1],
      ["乙法", 1],
    ],
    unread: [],
  });
  expect((await read(join(folder, "index.csv"))).unread).toEqual(["index.csv: is neither .jsonl, .docx nor .md"]);
});

test("a broken Word file or Markdown in another encoding is told, and the others are read", async () => {
  put("a.docx", "no zip");
  put("b.md", Buffer.from([0xca, 0xd4, 0xd1, 0xe9]));
  put("c.jsonl", line("第一条"));
  expect(await read()).toEqual({
    documents: [["试验法", 1]],
    unread: ["a.docx: is no .docx: it is not a zip file", "b.md: is not UTF-8 text"],
  });
});

test("a file larger than any law is not read", async () => {
  put("a.md", "");
  truncateSync(join(folder, "a.md"), 20_000_001);
  expect((await read()).unread).toEqual(["a.md: is larger than 20 MB"]);
});

test("a path that is not there, and one with nothing to read, cannot start", async () => {
  put("index.csv", "law");
  await expect(lawFiles([join(folder, "none")])).rejects.toThrow("no such file");
  await expect(lawFiles([folder])).rejects.toThrow("nothing to import");
});
