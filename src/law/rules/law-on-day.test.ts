import { describe, expect, test } from "vitest";
import { type KnownVersion, versionOn } from "./law-on-day.ts";

const known = (version: string, some: Partial<KnownVersion> = {}): KnownVersion => ({
  id: version,
  version,
  effective: null,
  inForceFrom: null,
  endsOn: null,
  ending: null,
  endedBy: null,
  vouchedUntil: null,
  lastNo: null,
  source: null,
  ...some,
});
const TODAY = "2026-11-21";
const on = (versions: KnownVersion[], day: string) => {
  const answer = versionOn(versions, day, TODAY);
  return [answer.state, answer.held.version, answer.state === "in-force" ? answer.certainty : null];
};

describe("of two versions whose days are known", () => {
  const versions = [
    known("2012-10-26", { inForceFrom: "2013-01-01", endsOn: "2026-01-01", ending: "amended" }),
    known("2025-06-27", { inForceFrom: "2026-01-01" }),
  ];
  test.each([
    ["2012-12-31", ["not-yet", "2012-10-26", null]],
    ["2013-01-01", ["in-force", "2012-10-26", "dated"]],
    ["2025-12-31", ["in-force", "2012-10-26", "dated"]],
    ["2026-01-01", ["in-force", "2025-06-27", "dated"]],
  ])("on %s the right one is law", (day, expected) => {
    expect(on(versions, day)).toEqual(expected);
  });
});

describe("where no source says from when the newer one is law", () => {
  const versions = [known("2021-12-24", { inForceFrom: "2022-01-01", ending: "amended" }), known("2023-09-01")];
  test("the older is certain until the newer was passed", () => {
    expect(on(versions, "2023-08-31")).toEqual(["in-force", "2021-12-24", "dated"]);
  });
  test("the newer is undated after, and says why", () => {
    const answer = versionOn(versions, "2023-09-01", TODAY);
    expect(answer).toMatchObject({ state: "in-force", certainty: "undated", held: { version: "2023-09-01" } });
    expect(answer.because).toContain("2023年9月1日");
  });
});

test("an amended law of which only the newest version is held was law before, in words that are not", () => {
  const versions = [known("2012-12-28", { effective: "2008-01-01" })];
  expect(on(versions, "2010-05-01")).toEqual(["not-held", "2012-12-28", null]);
  expect(on(versions, "2007-12-31")).toEqual(["not-yet", "2012-12-28", null]);
  expect(on(versions, "2026-11-21")).toEqual(["in-force", "2012-12-28", "undated"]);
});

test("whether an older version preceded the first that is held is left open", () => {
  expect(versionOn([known("2020-05-28", { inForceFrom: "2021-01-01" })], "2019-01-01", TODAY).because).toContain("此前是否另有版本");
  expect(versionOn([known("2020-05-28", { inForceFrom: "2021-01-01" })], "2020-12-31", TODAY).because).not.toContain("此前是否另有版本");
});

test("after the last day its source vouches for, nobody vouches", () => {
  const versions = [known("2003-08-08", { inForceFrom: "2003-10-01", vouchedUntil: "2025-04-30" })];
  expect(on(versions, "2025-04-30")).toEqual(["in-force", "2003-08-08", "dated"]);
  expect(on(versions, "2025-05-01")).toEqual(["in-force", "2003-08-08", "unvouched"]);
});

describe("a law that is over", () => {
  const repealed = [
    known("2001-04-28", { inForceFrom: "2001-04-28", endsOn: "2021-01-01", ending: "repealed", endedBy: "试验法典第九十条" }),
  ];
  test("was law until the day before", () => {
    expect(on(repealed, "2020-12-31")).toEqual(["in-force", "2001-04-28", "dated"]);
    expect(versionOn(repealed, "2021-01-01", TODAY)).toMatchObject({
      state: "repealed",
      because: "自2021年1月1日起被试验法典第九十条废止",
    });
  });
  test("on a day not known is over today, and uncertain before", () => {
    const expired = [known("1993-08-07", { inForceFrom: "1993-08-07", ending: "repealed" })];
    expect(on(expired, TODAY)).toEqual(["repealed", "1993-08-07", null]);
    expect(on(expired, "2000-01-01")).toEqual(["in-force", "1993-08-07", "undated"]);
  });
  test("by an amendment whose text is not held is not shown as law", () => {
    const amended = [known("2013-07-16", { inForceFrom: "2013-10-01", endsOn: "2017-05-01", ending: "amended" })];
    expect(on(amended, "2017-04-30")).toEqual(["in-force", "2013-07-16", "dated"]);
    expect(on(amended, "2017-05-01")).toEqual(["not-held", "2013-07-16", null]);
  });
});
