import readXlsx from "read-excel-file/universal";
import { expect, test } from "vitest";
import { writeWorkbook } from "./workbook.ts";

test("a workbook is read back as it was written, numbers as numbers, and no cell is a formula", async () => {
  const bytes = await writeWorkbook([
    {
      name: "台账",
      heads: ["律师", "用时"],
      rows: [
        ["李律师", 12.5],
        ['=HYPERLINK("x")', null],
        ["@sum", 0],
      ],
    },
    { name: "统计", heads: ["项目"], rows: [["-1"], ["甲 & <乙>"]] },
  ]);
  const sheets = await readXlsx(bytes.slice().buffer);
  expect(sheets).toEqual([
    {
      sheet: "台账",
      data: [
        ["律师", "用时"],
        ["李律师", 12.5],
        ['\'=HYPERLINK("x")', null],
        ["'@sum", 0],
      ],
    },
    { sheet: "统计", data: [["项目"], ["'-1"], ["甲 & <乙>"]] },
  ]);
});
