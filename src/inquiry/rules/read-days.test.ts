import { describe, expect, test } from "vitest";
import { readDays } from "./read-days.ts";

const TODAY = "2026-11-21";
const read = (text: string, right: { told: string; day: string }[] = []) => readDays([{ text, day: TODAY }], right);

describe("the days that a citizen is shown", () => {
  test("stand beside the words that they were read from", () => {
    expect(read("上个月15号公司把我辞退了")).toEqual([{ told: "上个月15号", from: "2026-10-15", to: "2026-10-15", corrected: false }]);
  });
  test("are counted from the day on which the message came, not from today", () => {
    const days = readDays(
      [
        { text: "昨天被辞退了", day: "2026-11-10" },
        { text: "前天又催了一次", day: "2026-11-20" },
      ],
      [],
    );
    expect(days.map(({ from }) => from)).toEqual(["2026-11-09", "2026-11-18"]);
  });
  test("never lie ahead: the end of a time limit would", () => {
    expect(read("上诉期还有3天，下个月5号开庭")).toEqual([]);
  });
  test("are as the citizen put them right, and the message that did so is not read as another day", () => {
    const right = [{ told: "上个月15号", day: "2026-10-20" }];
    const said = [
      { text: "上个月15号公司把我辞退了", day: TODAY },
      { text: "更正：我说的“上个月15号”是2026年10月20日。", day: TODAY },
    ];
    expect(readDays(said, right)).toEqual([{ told: "上个月15号", from: "2026-10-20", to: "2026-10-20", corrected: true }]);
  });
  test("are four at most, each once", () => {
    const told = "2026年1月1日，2026年2月1日，2026年3月1日，2026年4月1日，2026年5月1日，2026年1月1日";
    expect(read(told).map(({ from }) => from)).toEqual(["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"]);
  });
});
