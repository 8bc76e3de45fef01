import { describe, expect, test } from "vitest";
import writeExcelFile from "write-excel-file/universal";
import { readTable } from "./table-file.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
/** 姓名,邮箱 / 演示,a@b in GB18030. */
const GB18030 = new Uint8Array([
  0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xd3, 0xca, 0xcf, 0xe4, 0x0d, 0x0a, 0xd1, 0xdd, 0xca, 0xbe, 0x2c, 0x61, 0x40, 0x62,
]);
const TABLE = [
  ["姓名", "邮箱"],
  ["演示", "a@b"],
];

async function workbook(): Promise<Uint8Array> {
  const text = (value: string) => ({ type: String, value });
  const blob = await writeExcelFile([
    [text("律师"), text("日期"), text("开始"), text("容量")],
    [text("007"), { type: Date, value: new Date("2026-11-23T00:00:00Z"), format: "yyyy-mm-dd" }, text("20:00"), { type: Number, value: 5 }],
  ]).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

describe("a table is read", () => {
  test.each([
    ["from UTF-8", utf8("姓名,邮箱\r\n演示,a@b")],
    ["from UTF-8 with a byte-order mark", utf8("\uFEFF姓名,邮箱\n演示,a@b")],
    ["from GB18030", GB18030],
    ["with semicolons", utf8("姓名;邮箱\n演示;a@b")],
    ["with quotes", utf8('"姓名","邮箱"\n"演示","a@b"')],
  ])("%s", async (_, bytes) => {
    expect(await readTable(bytes)).toEqual(TABLE);
  });

  test("from a workbook: text keeps its zeros, days are days", async () => {
    expect(await readTable(await workbook())).toEqual([
      ["律师", "日期", "开始", "容量"],
      ["007", "2026-11-23", "20:00", "5"],
    ]);
  });
});

describe("is refused, and never thrown over", () => {
  test.each([
    ["nothing", new Uint8Array()],
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])],
    ["an old workbook", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])],
    ["an archive that is cut off", new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3])],
    ["a quote that does not end", utf8('姓名,邮箱\n"演示,a@b')],
    ["twenty thousand lines and one", utf8("a\n".repeat(20_001))],
    ["a line of a thousand columns", utf8(",".repeat(1000))],
  ])("%s", async (_, bytes) => {
    expect(await readTable(bytes)).toMatchObject({ refused: "invalid" });
  });

  test("a workbook that claims to unpack into gigabytes", async () => {
    const bytes = await workbook();
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.byteLength - 46; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0xf0000000, true);
    }
    expect(await readTable(bytes)).toMatchObject({ refused: "invalid", because: expect.stringContaining("太大") });
  });

  test("a workbook whose sheet is broken", async () => {
    const bytes = await workbook();
    bytes.fill(0, 200, 400);
    expect(await readTable(bytes)).toMatchObject({ refused: "invalid" });
  });
});
