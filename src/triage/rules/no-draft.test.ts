import { describe, expect, test } from "vitest";
import { chooseCategory } from "./field/category.ts";
import { whyNoDraft } from "./no-draft.ts";

const code = (question: string) => whyNoDraft(question, chooseCategory(question))?.code ?? null;

describe("what is plainly no legal question gets no draft", () => {
  test.each([
    "讲个笑话",
    "今天天气怎么样",
    "帮我写一首诗",
    "推荐一部好看的电影",
    "红烧肉怎么做",
    "你是机器人吗",
    "3+5等于几",
    "测试",
    "123456",
    "test",
    "？？？",
    "哈哈哈哈",
    "哦哦哦哦哦哦哦哦哦哦哦哦哦哦",
    "😀😀",
  ])("%s", (question) => expect(code(question)).toBe("not-legal"));
});

describe("mere abuse gets no draft", () => {
  test.each(["傻逼", "他妈的什么玩意", "滚蛋吧你们", "你妈的"])("%s", (question) => expect(code(question)).toBe("abuse"));
});

describe("in doubt it is a legal question", () => {
  test.each([
    "离婚",
    "他妈的老板不给老子工资",
    "操你妈的法院为什么不立案",
    "你好",
    "在吗，想问个事",
    "我该怎么办",
    "拖欠工姿咋整",
    "help me",
    "my boss did not pay me",
    "13800138000",
    "急急急！！！房东赶我走",
    "写欠条怎么写",
    "你是谁我被骗了五万",
    "钱",
    "救命",
    "学英语作业帮APP自动续费扣了我288",
    "翻译成英文的合同和中文的不一致，以哪个为准",
    "律师推荐一部手机号码被冒用的案例",
    "你是机器人吗？我要找真人律师",
    "转人工",
  ])("%s", (question) => expect(code(question)).toBeNull());
});
