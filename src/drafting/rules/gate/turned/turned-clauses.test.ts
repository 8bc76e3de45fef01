import { describe, expect, test } from "vitest";
import { shippedWeights } from "../../../../shipped-finder.node.ts";
import { shippedJudge } from "../../../../shipped-gate.ts";
import { passesOver } from "./all-cases.ts";
import { turnsBound } from "./bounds.ts";
import { countsOther } from "#drafting/rules/gate/counted.ts";
import { addsEffect } from "./new-effect.ts";
import { narrows } from "./only-so.ts";
import { turnsClauseRound } from "./turned-clauses.ts";
import { changesParties } from "./who-to-whom.ts";

/** Provisions in words of our own: no law's. */
const APPEAL = "法院审理被告人上诉的案件，不得加重处罚。检察机关提出抗诉的，不受前款规定的限制。";
const REPAY = "从基金里先行支付的待遇，应当由用人单位偿还。用人单位不偿还的，经办机构可以追偿。";
const SERVE = "认定书应当载明事故的成因和当事人的责任，并送达当事人。";
const PLEDGE = "以股权出质的，质权自办理出质登记时设立。股权出质后，不得转让，但是出质人与质权人协商同意的除外。";
const LIEN = "债权人可以留置已经合法占有的债务人的动产，并有权优先受偿。";
const FIND = "权利人领取遗失物时，应当向拾得人支付保管费用。拾得人侵占遗失物的，无权请求保管费用。";
const HARM = "工作人员因执行工作造成损害的，由用人单位承担侵权责任。";
const HELP = "受害人及其近亲属可以向单位投诉，也可以向公安机关报案。有关单位接到投诉后，应当给予帮助。";
const BAIL = "取保候审最长不得超过十二个月，监视居住最长不得超过六个月。";
const LATE = "投保人超过三十日未支付保险费的，合同效力中止。";

const { nearness } = shippedJudge(shippedWeights().model);
const turned = (said: string, text: string) => turnsClauseRound(said, [text], [], nearness) !== null;

describe("a claim goes against its article", () => {
  test.each([
    ["may, where the article forbids", "被告人上诉的，法院可以加重处罚。", APPEAL],
    ["need not, where it must", "基金先行支付的待遇，用人单位不需要偿还。", REPAY],
    ["need not, in other words than the article's", "认定书不用写明事故的成因和当事人的责任。", SERVE],
    ["has no right, where it has one", "有关单位接到投诉后，没有给予帮助的义务。", HELP],
  ])("%s: %s", (_, said, text) => {
    expect(turned(said, text)).toBe(true);
  });

  test.each([
    ["in plain words", "基金先垫的钱，由单位还；单位不还的，经办机构可以去追。", REPAY],
    ["of what it excepts", "出质人与质权人协商同意的，股权可以转让。", PLEDGE],
    ["with a condition that is denied", "单位不还的，经办机构有权追偿。", REPAY],
    ["with A不A, which denies nothing", "法院要看该不该加重处罚。", APPEAL],
    ["with what cannot be got rid of", "写了不用赔，也免不了赔偿。", HARM],
  ])("but not one that says the same %s: %s", (_, said, text) => {
    expect(turned(said, text)).toBe(false);
  });

  test("nor one that our own words for the article bear out", () => {
    const said = "合同期间，单位可以变更地点。";
    const text = "合同期间，单位不得变更地点。";
    expect(turnsClauseRound(said, [text], [], nearness)).not.toBeNull();
    expect(turnsClauseRound(said, [text], [said], nearness)).toBeNull();
  });
});

describe("a claim gives one party what the article gives the other", () => {
  test.each([
    ["whoever bears it", "员工干活伤了人，由员工承担责任。", HARM],
    ["whoever pays, and whom", "权利人领取遗失物时，拾得人应当向权利人支付保管费用。", FIND],
  ])("%s: %s", (_, said, text) => {
    expect(changesParties(said, [text], [])).not.toBeNull();
  });

  test.each([
    ["by another name for the same party", "员工干活伤了人，由公司承担责任。", HARM],
    ["by a name that the article does not use", "由承包公司的总部承担责任。", FIND],
  ])("not %s: %s", (_, said, text) => {
    expect(changesParties(said, [text], [])).toBeNull();
  });
});

describe("a claim passes over", () => {
  test.each([
    ["an exception", "股权出质后一律不得转让。", PLEDGE],
    ["a condition, by 不论", "债权人可以留置债务人的动产，不论占有是否合法。", LIEN],
    ["what is asked for, by 不用", "股权质押签了合同就算设立，不用办理出质登记。", PLEDGE],
    ["an exception, by 也一样", "股权出质后不得转让，出质人与质权人协商同意的也一样。", PLEDGE],
  ])("%s: %s", (_, said, text) => {
    expect(passesOver(said, [text], [], nearness)).not.toBeNull();
  });

  test.each([
    ["that names it", "股权出质后一律不得转让，但双方协商同意的除外。", PLEDGE],
    ["of an article that has none", "工作人员因执行工作造成损害的，一律由用人单位承担。", HARM],
    ["that forbids what is done at will", "股权出质后，不能随便转让。", PLEDGE],
  ])("nothing, in one %s: %s", (_, said, text) => {
    expect(passesOver(said, [text], [], nearness)).toBeNull();
  });
});

describe("a claim leaves one way only", () => {
  test("where the article leaves two", () => {
    expect(narrows("受害人只能向单位投诉。", [HELP], [], nearness)).not.toBeNull();
    expect(narrows("债务由公司单独承担。", ["股东逃避债务的，应当对公司债务承担连带责任。"], [], nearness)).not.toBeNull();
  });

  test("as the article does", () => {
    expect(narrows("受害人只能在一年内起诉。", ["受害人应当在一年内起诉，逾期的不得起诉。"], [], nearness)).toBeNull();
  });
});

describe("a claim says an effect", () => {
  test.each([
    ["that is another than the article's", "超过三十日没交保险费的，合同解除。", LATE],
    ["that the article has not", "超过三十日没交保险费的，处以罚款。", LATE],
  ])("%s: %s", (_, said, text) => {
    expect(addsEffect(said, [text], [])).not.toBeNull();
  });

  test.each([
    ["the article's own", "超过三十日没交保险费的，合同效力中止。", LATE],
    ["one that is denied", "超过三十日没交保险费的，不会罚款。", LATE],
    ["one that our own words have", "超过三十日没交保险费的，处以罚款。", "另处罚款。"],
  ])("and not where it is %s: %s", (_, said, text) => {
    expect(addsEffect(said, [text], [])).toBeNull();
  });
});

describe("a number counts what it counts in the article", () => {
  test("and not what another number counts there", () => {
    expect(countsOther("取保候审最长不超过六个月。", [BAIL], nearness)).toMatchObject({ number: "6月" });
  });

  test.each(["取保候审最长不超过十二个月。", "监视居住最长六个月。", "取保候审最长十二个月，监视居住六个月。"])("as in %s", (said) => {
    expect(countsOther(said, [BAIL], nearness)).toBeNull();
  });
});

describe("a bound told as the other end", () => {
  const RANGE = "情节严重的，处三年以下拘禁；情节特别严重的，处三年以上七年以下拘禁。排队不得超过三十日，距离路口五十米以外可以停。";
  test.each([
    ["七年以上", "情节特别严重的，最低关七年。", true],
    ["五十米以内", "离路口五十米以内可以停车。", true],
    ["最长七年", "情节特别严重的，最多关七年。", false],
    ["the end that the article has, too", "情节严重的关三年以下，特别严重的三年以上。", false],
    ["no bound at all", "排队三十日。", false],
    ["最低工资, which bounds nothing", "超过当地最低工资三十日的不算。", false],
  ])("%s", (_, said, expected) => {
    expect(turnsBound(said, [RANGE], []) !== null).toBe(expected);
  });
});
