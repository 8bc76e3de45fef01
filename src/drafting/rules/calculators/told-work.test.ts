import { expect, test } from "vitest";
import { annualLeave } from "./annual-leave.ts";
import { noContractPay } from "./no-contract-pay.ts";
import { noticePay } from "./notice-pay.ts";
import { overtime } from "./overtime.ts";
import { severance } from "./severance.ts";
import { toldService } from "./told-work.ts";
import { toldMonthlyWage } from "./told-wage.ts";
import { workInjury } from "./work-injury.ts";

const TODAY = "2026-11-22";

test.each([
  ["我月薪8000元", 8000],
  ["工资是六千五", 6500],
  ["每月4千5", 4500],
  ["在厂里一个月六千，干了三年", 6000],
  ["月工资8,000元，没签合同", 8000],
  ["工资8000，干了三年", 8000],
  ["一个月到手7k", 7000],
  ["试用期工资4000，转正后5000", 5000],
  ["税前一万二，到手9千8", 12_000],
  ["工资条上应发9000实发7500", 9000],
  ["年薪24万", 20_000],
  ["8000块一个月", 8000],
  ["公司每月给我发6500", 6500],
  ["欠我3个月工资，月薪5500", 5500],
  ["工资5000左右", 5000],
  ["月收入1万2千左右", 12_000],
  ["一个月６８００块钱", 6800],
  ["工资每月1.2万", 12_000],
])("A wage is read as told: %s", (words, wage) => {
  expect(toldMonthlyWage(words)).toBe(wage);
});

test.each([
  "老板拖欠我工资8000元",
  "三个月工资24000没发",
  "每月房租2000",
  "底薪3000加提成",
  "工资200一天",
  "工资300元/天",
  "工资八千多",
  "每月四五千",
  "工资5000-6000",
  "月平均工资3500—4600元",
  "当地最低工资2000元",
  "一个月给孩子2000抚养费",
  "老公一个月工资8000",
  "每个月扣500",
  "社保每月500",
  "工资从8000降到5000",
  "公司一共欠了我工资3万",
  "矿上每个月只给300元营养费",
  "招聘写工资8000，实际每月只给5000",
])("What is no monthly wage, or none in particular, is not read: %s", (words) => {
  expect(toldMonthlyWage(words)).toBeNull();
});

test.each([
  ["我2019年3月15日入职，2023年9月20日被公司辞退", { start: "2019-03-15", end: "2023-09-20" }],
  ["入职时间2020年1月6日，离职时间2024年1月5日", { start: "2020-01-06", end: "2024-01-05" }],
  ["2018.5.1到2022.6.30在这家公司上班", { start: "2018-05-01", end: "2022-06-30" }],
  ["我从2015年7月1日起在厂里上班，昨天被开除", { start: "2015-07-01", end: "2026-11-21" }],
  ["去年3月1日进厂，到现在没签合同", { start: "2025-03-01", end: TODAY }],
  ["今年10月8号公司通知我解除合同，我是2021年5月10号来公司上班的", { start: "2021-05-10", end: "2026-10-08" }],
  ["上个月15号单位把我辞退了，2020年4月1日入职", { start: "2020-04-01", end: "2026-10-15" }],
  ["合同2024年12月31日到期公司不续签，我是2022年1月1日入职的", { start: "2022-01-01", end: "2024-12-31" }],
  ["2019年3月入职，2025年11月被辞退", { serviceMonths: 80 }],
  ["干了三年半", { serviceMonths: 42 }],
  ["在公司工作5年零2个月", { serviceMonths: 62 }],
  ["在这家店干了8个月", { serviceMonths: 8 }],
  ["我入职两个半月", { serviceMonths: 2.5 }],
  ["我10年工龄", { serviceMonths: 120 }],
  ["我在工厂上了十年班", { serviceMonths: 120 }],
  ["我结婚三年了，在公司上班两年", { serviceMonths: 24 }],
  ["我在厂里干了5年，其中2年没签合同", { serviceMonths: 60 }],
])("Days and lengths of work are read as told: %s", (words, service) => {
  expect(toldService(words, TODAY)).toEqual(service);
});

test.each([
  "工作了三年多",
  "工作快五年了",
  "干了两三年",
  "签了3年合同",
  "老板拖欠三个月工资",
  "2023年3月入职没签合同",
  "2019年入职公司，2024年被裁员",
  "两年前我到该公司工作",
  "2019年3月入职，2025年9月被辞退",
  "我想再干两年",
])("What is vague, owed or agreed is no length of work: %s", (words) => {
  expect(toldService(words, TODAY)).toEqual({});
});

test.each([
  ["公司无故把我辞退了", "单位违法解除或者终止"],
  ["我怀孕了公司把我辞退", "单位违法解除或者终止"],
  ["单位一直不给交社保，我辞职了，要补偿", "欠薪、不缴社保等，本人被迫辞职"],
  ["人事找我协商解除合同，给多少补偿", "单位提出、双方协商一致解除"],
  ["公司说我不能胜任，把我辞了", "医疗期满、不能胜任或者客观情况重大变化，单位解除"],
  ["公司大裁员，我被裁了", "经济性裁员"],
  ["合同到期了公司不续签", "合同到期，单位不续签或者降低条件续签"],
  ["合同到期公司让续，我自己不想续签，有补偿金吗", "合同到期，本人不愿按原条件或者更好的条件续签"],
  ["厂子破产了，我上班十年有经济补偿吗", "单位破产、关闭或者解散"],
  ["公司以严重违纪为由把我开除", "单位以严重违纪等过错为由解除"],
  ["老板把我辞退了", "被单位辞退，合不合法还不清楚"],
  ["我主动离职有经济补偿吗", "本人因个人原因辞职"],
])("How a job ended is read as told: %s", (words, ending) => {
  expect(severance.read(words, TODAY)).toMatchObject({ ending });
});

test("Who proposed to part by agreement is not assumed", () => {
  expect(severance.read("跟公司协商解除劳动合同，经济补偿多少", TODAY)).toEqual({});
});

test("A contract that ran out while the work goes on has not ended the job", () => {
  const words = "劳动合同今年3月到期后公司没续签，我一直继续上班，月薪7000，要双倍工资";
  expect(severance.read(words, TODAY)).not.toHaveProperty("ending");
  expect(noContractPay.read(words, TODAY)).toEqual({ monthlyWage: 7000 });
});

test("Asking whether it was unlawful does not call it so", () => {
  expect(severance.read("单位辞退我没通知工会，是否属于违法解除", TODAY)).toEqual({ ending: "被单位辞退，合不合法还不清楚" });
});

test("A dismissal and a resignation in one breath are two stories, and none is taken", () => {
  expect(severance.read("老板把我辞退了，可是让我写主动离职，有补偿吗", TODAY)).not.toHaveProperty("ending");
});

test("A whole story gives all that the sum needs", () => {
  expect(severance.read("我2019年3月15日入职，月薪8000，2023年9月20日被公司无故辞退，能赔多少", TODAY)).toEqual({
    ending: "单位违法解除或者终止",
    monthlyWage: 8000,
    start: "2019-03-15",
    end: "2023-09-20",
  });
});

test.each([
  ["入职8个月一直没签劳动合同，工资每个月6500", { monthlyWage: 6500, serviceMonths: 8 }],
  ["2024年5月6日进厂，2024年12月20日离职，一直没有签合同，每月工资5000元", { monthlyWage: 5000, start: "2024-05-06", end: "2024-12-20" }],
  [
    "去年2月1号上班，今年3月1号公司才和我签合同，月薪7000，前面没签合同的能要双倍工资吗",
    { monthlyWage: 7000, start: "2025-02-01", end: "2026-02-28" },
  ],
  ["公司从来没和我签过劳动合同", {}],
])("The time without a contract is read, up to the day before one was signed: %s", (words, inputs) => {
  expect(noContractPay.read(words, TODAY)).toEqual(inputs);
});

test.each([
  ["上个月休息日一共加班6天，月工资6000", { monthlyWage: 6000, restDays: 6, per: "一共" }],
  ["平时每个月加班40小时，一共干了10个月，从来没给过加班费", { workdayHours: 40, per: "每个月", months: 10 }],
  ["法定节假日加班3天没给三倍工资，工资4500一个月", { monthlyWage: 4500, holidayDays: 3, per: "一共" }],
  ["国庆加班7天，月薪8000", { monthlyWage: 8000 }],
  ["每天晚上加班2小时，工资5000", { monthlyWage: 5000 }],
])("Overtime is read where its kind and its length are told: %s", (words, inputs) => {
  expect(overtime.read(words, TODAY)).toEqual(inputs);
});

test.each([
  [
    "公司说我不能胜任把我辞退了，没提前通知，月薪10000，有代通知金吗",
    { situation: "医疗期满、不能胜任或者客观情况重大变化，单位解除", lastMonthWage: 10_000, notice: "没有提前三十日书面通知" },
  ],
  ["我在试用期，想辞职要提前几天", { situation: "本人辞职（还在试用期）" }],
  ["我11月3号交的辞职信，老板不批，已经转正了", { situation: "本人辞职（已经转正）", handedIn: "2026-11-03" }],
  ["试用期内公司突然把我辞退，没提前通知", { situation: "试用期内被单位辞退", notice: "没有提前三十日书面通知" }],
])("Notice is read with who gave it: %s", (words, inputs) => {
  expect(noticePay.read(words, TODAY)).toEqual(inputs);
});

test.each([
  ["我累计工作12年，今年年假一天没休，月工资9000", { monthlyWage: 9000, workYears: 12, daysTaken: 0 }],
  ["还有5天年假没休，公司不给折现，月薪8700", { monthlyWage: 8700, daysUnused: 5 }],
  ["工龄21年，今年休了5天年假，剩下的不让休", { workYears: 21, daysTaken: 5 }],
  ["在公司干了3年，年休假一天都没休过", { daysTaken: 0 }],
])("Leave is read; years with one employer are not years in all: %s", (words, inputs) => {
  expect(annualLeave.read(words, TODAY)).toEqual(inputs);
});

test.each([
  ["工伤九级，月工资6000，能赔多少", { outcome: "九级", monthlyWage: 6000 }],
  ["劳动能力鉴定八级，停工留薪期6个月，工资7200", { outcome: "八级", monthlyWage: 7200, leaveMonths: 6 }],
  ["我爸在工地干活摔下来当场死亡，算工亡，2025年10月8日去世的", { outcome: "因工死亡", day: "2025-10-08" }],
  ["工伤能评几级，估计能评九级吧", {}],
  ["工伤，一个说八级，复核又说九级", {}],
  ["劳动能力鉴定委员会评定为七级，算工伤", { outcome: "七级" }],
  ["出海遇上九级风受的工伤", {}],
  ["工伤住的是三级医院", {}],
])("A grade is read where it was assessed, not where it is hoped for: %s", (words, inputs) => {
  expect(workInjury.read(words, TODAY)).toEqual(inputs);
});

test.each([
  "租房合同没签，房东要涨房租2000",
  "交通事故伤残十级，月薪8000",
  "欠我工资三万，干了五个月没给钱",
  "老公每月工资8000，不给抚养费",
  "公司拆迁补偿，员工怎么办",
  "我想离婚，孩子归谁",
  "公司注销了，欠我货款五万",
  "孩子被学校开除了",
  "房东没提前通知就让我搬走",
  "装修公司没签合同，装了8个月",
  "在工作室整容失败，没有签任何协议",
  "加班下班途中被车撞了，右胳膊骨折",
  "诈骗的公司已经注销，知道一个员工的名字",
])("Another matter is none of these sums: %s", (words) => {
  for (const calculator of [severance, noContractPay, overtime, noticePay, annualLeave, workInjury]) {
    expect(calculator.read(words, TODAY)).toBeNull();
  }
});

test("What is read fits the fields of its calculator", () => {
  const stories = [
    "2021年6月7号入职，今年11月10号公司突然通知我不用来了，月薪12000，没签合同，周末一共加班6天，没提前通知，年假一天没休，累计工作12年，工伤九级",
    "我爸在工地上班时突发疾病死亡，工亡，2025年10月8日去世的",
  ];
  for (const calculator of [severance, noContractPay, overtime, noticePay, annualLeave, workInjury]) {
    const keys = calculator.fields.map(({ key }) => key);
    for (const story of stories) for (const key of Object.keys(calculator.read(story, TODAY) ?? {})) expect(keys).toContain(key);
  }
});
