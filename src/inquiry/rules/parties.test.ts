import { describe, expect, test } from "vitest";
import { partiesIn } from "./parties.ts";
import { redact } from "./redact.ts";

function parties(said: string, contact: string | null = null) {
  const { text, redactions } = redact(said);
  return Object.fromEntries(partiesIn([text], redactions, contact).map(({ value, side }) => [value, side]));
}

describe("the parties of a matter", () => {
  test("are who asks, by name and by number, and who is asked about", () => {
    expect(parties("我叫张建国，我老婆李秀英要和我离婚，怎么办", "138 0013 8000")).toEqual({
      "number:13800138000": "asker",
      "name:张建国": "asker",
      "name:李秀英": "other",
    });
  });

  test("are on no side where the words tell none", () => {
    expect(parties("帮忙看看王建国写的这张借条有没有效")).toMatchObject({ "name:王建国": "unknown" });
  });

  test("are told by one number however it is written", () => {
    const full = parties("我的电话是１３８００１３８０００，他的电话是139 0013 9000");
    expect(full).toMatchObject({ "number:13800138000": "asker", "number:13900139000": "unknown" });
    expect(parties("离婚", "+86 138-0013-8000")).toEqual({ "number:13800138000": "asker" });
  });

  test("are organisations too: the other side, unless somebody asks for them", () => {
    expect(parties("成都乐动健身有限公司拖欠我三个月工资")).toEqual({ "organisation:business:乐动": "other" });
    expect(parties("我是成都乐动健身有限公司的法务，员工李秀英旷工，能辞退吗")).toMatchObject({ "organisation:business:乐动": "asker" });
  });

  test("of the two sides of one matter are the same values, with the sides changed", () => {
    const his = parties("我叫张建国，我老婆李秀英要和我离婚");
    const hers = parties("我叫李秀英，我老公张建国不肯离婚");
    expect([his["name:张建国"], hers["name:张建国"]]).toEqual(["asker", "other"]);
    expect([his["name:李秀英"], hers["name:李秀英"]]).toEqual(["other", "asker"]);
  });

  test("are no more than sixty, however long the list", () => {
    const names = Array.from({ length: 80 }, (_, i) => ({
      kind: "phone" as const,
      placeholder: `〔手机号${i}〕`,
      value: `1380013${1000 + i}`,
    }));
    expect(partiesIn(["名单"], names, null)).toHaveLength(60);
  });
});
