import { describe, expect, test } from "vitest";
import { findUrgency } from "#triage/rules/urgency.ts";

describe("danger that is never named is danger", () => {
  test.each([
    ["marks under long sleeves", "大热天我只能穿长袖，胳膊上的印子遮都遮不住"],
    ["dread of his coming home", "一听见他上楼的脚步声我就浑身发抖"],
    ["help sought behind his back", "他就在客厅坐着，我只敢打字，能短信报警吗"],
    ["what he would do if he knew", "怎么才能不让他知道，悄悄起诉离婚"],
    ["a third person who sees the wounds", "我是班主任，班里有个孩子总是带伤来上课"],
    ["somebody who comes along everywhere", "我换车他也换车，我停他也停"],
    ["a stranger's trace before a lone woman's door", "我一个人住，这两天猫眼上被画了记号"],
    ["taken away and no word since", "我哥昨晚让几个人塞进车里，到现在联系不上"],
    ["an attempt survived", "她上吊被拉下来了，今天又说不想见人"],
    ["a threat by condition", "他再来一次我就废了他"],
    ["a child who will not let go", "侄女这次抱着我不撒手，说今晚别走"],
    ["food that makes one ill", "后妈熬的粥我一喝就犯困想吐"],
  ])("%s: %s", (_, text) => expect(findUrgency(text).urgency).toBe("danger"));
});

describe("a question about the law, or what is years over, is no danger", () => {
  test.each(["虐待罪和遗弃罪有什么区别", "跟踪他人犯法吗", "反家庭暴力的定义是什么", "二十年前他打过我，早离了，房子怎么分"])(
    "%s",
    (text) => expect(findUrgency(text).urgency).toBe("none"),
  );
});
