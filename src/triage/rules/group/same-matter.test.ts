import { describe, expect, test } from "vitest";
import { type MatterTrace, traceOf } from "./matter-trace.ts";
import { samePlace, sameMatter } from "./same-matter.ts";

const CHENGDU = "510107";

function asked(text: string, more: Partial<MatterTrace> = {}): MatterTrace {
  const { organisations, words, many } = traceOf(text);
  return {
    inquiryId: text,
    category: "consumer",
    second: null,
    region: CHENGDU,
    person: text,
    citizenId: text,
    organisations,
    words,
    many,
    ...more,
  };
}

const GYM = asked("我在乐动健身房办了年卡，上周突然关门了，卡里的钱怎么退");
const STORY = "健身房的教练一直推销私教课程，付了全款以后教练离职，门店停业装修，客服不接电话，预付卡余额也不退";

describe("two questions ask about one matter", () => {
  test("where both name one body and tell of it alike", () => {
    expect(sameMatter(GYM, asked("乐动健身俱乐部关门跑路，年卡退不了"))).toEqual({ by: "organisation", shared: "business:乐动" });
  });

  test("by the body's name alone where nothing else is shared, which counts for less", () => {
    expect(sameMatter(GYM, asked("乐动健身的教练推销课程，合同上的签名不是本人写的"))?.by).toBe("name");
  });

  test("where no body is named and a long story is told almost word for word, in one city", () => {
    expect(sameMatter(asked(STORY), asked(`${STORY}，怎么办`))).toEqual({ by: "words", shared: null });
    expect(sameMatter(asked(STORY, { region: null }), asked(STORY))).toBeNull();
  });

  test("though one calls it 消费 and the other 合同, where the first thought so too", () => {
    const other = asked("乐动健身关门了不退年卡的钱", { category: "contract" });
    expect(sameMatter(GYM, other)).toBeNull();
    expect(sameMatter(GYM, { ...other, second: "consumer" })?.by).toBe("organisation");
  });
});

describe("two questions ask about two matters", () => {
  test("in another city, whatever body they name", () => {
    expect(sameMatter(GYM, { ...GYM, region: "440305" })).toBeNull();
    expect(sameMatter(GYM, { ...GYM, region: "510704" })).toBeNull();
  });

  test("where they name two bodies, however alike they are told", () => {
    expect(sameMatter(GYM, asked("我在飞跃健身房办了年卡，上周突然关门了，卡里的钱怎么退"))).toBeNull();
  });

  test("where the same short thing is asked that everybody asks", () => {
    expect(sameMatter(asked("公司拖欠工资不给怎么办"), asked("公司拖欠工资不给怎么办"))).toBeNull();
  });
});

test.each([
  ["510107", "510104", "same"],
  ["510107", "510704", "other"],
  ["510107", "440305", "other"],
  ["510107001", "510100", "same"],
  ["110101", "110228", "same"],
  ["510000", "510107", "unknown"],
  [null, "510107", "unknown"],
] as const)("the districts of one city are one place: %s and %s are %s", (a, b, place) => {
  expect(samePlace(a, b)).toBe(place);
});
