/** 抚养费: a share of the paying parent's monthly income, and until when (婚姻家庭编解释一 49, 53; 民法典 1085). */
import { addMonths, chineseDay } from "#language/dates-calendar.ts";
import type { Basis, Calculator, Field, Inputs, Worked } from "#drafting/calculation.ts";
import { dayGiven, numberOf } from "./given-inputs.ts";
import { basis } from "./money-laws.ts";
import { plainNumber, toFen, yuan, yuanRange } from "./money.ts";
import { toldChildSupport } from "./told-child-support.ts";

const INCOME: Field = {
  key: "income",
  ask: "不带孩子的一方每月收入一共多少元？（没有固定工资的，用全年收入除以12）",
  kind: "amount",
  least: 1,
  most: 1e8,
};
const CHILDREN: Field = { key: "children", ask: "这一方要负担几个孩子？", kind: "number", least: 1, most: 10, optional: true };
const AGE: Field = { key: "age", ask: "孩子几周岁？（只有一个孩子的填）", kind: "number", least: 0, most: 60, optional: true };
const BIRTH: Field = { key: "birth", ask: "孩子是哪一天出生的？（只有一个孩子的填）", kind: "day", optional: true };

export const childSupport: Calculator = {
  name: "child-support",
  title: "抚养费",
  categories: ["family", "procedure", "other"],
  fields: [INCOME, CHILDREN, AGE, BIRTH],
  read: toldChildSupport,
  work,
};

const ADULT = 18;

function work(inputs: Inputs): Worked | { missing: readonly Field[] } {
  const age = numberOf(inputs, AGE);
  if (age !== null && age >= ADULT) return grownUp(age);
  const income = numberOf(inputs, INCOME);
  if (income === null) return { missing: [INCOME] };
  const told = numberOf(inputs, CHILDREN);
  const children = told === null ? null : Math.floor(told);
  const [low, high, most] = [20, 30, 50].map((share) => toFen((income * share) / 100)) as [number, number, number];
  const several = children !== null && children > 1;
  const shares = `${plainNumber(income)} × 20% = ${yuan(low)}，× 30% = ${yuan(high)}`;
  const upTo = `两个以上孩子的，比例可以适当提高，但合计一般不超过50%：${plainNumber(income)} × 50% = ${yuan(most)}`;
  const open = children === null ? "没有说几个孩子，先按一个算。" : "";
  const end = several ? null : until(inputs, age);
  return {
    result: several
      ? `${children}个孩子每月合计一般不超过${yuan(most)}；一个孩子的比例是${yuanRange(low, high)}，在此之上适当提高`
      : `每月一般${yuanRange(low, high)}${end ? `，${end.short}` : ""}`,
    how: `有固定收入的，一般按月总收入的20%至30%：${shares}。${several || children === null ? `${upTo}。` : ""}${open}父母先商量，商量不成由法院判；法院还要看孩子的实际需要、双方的负担能力和当地生活水平，有特殊情况可以高于或者低于这个比例。${end?.how ?? "一般付到孩子满18周岁。"}`,
    bases: bases(),
  };
}

function bases(): Basis[] {
  return [
    basis("family", "第四十九条", 2),
    basis("family", "第四十九条", 1),
    basis("family", "第五十三条", 1),
    basis("civil", "第一千零八十五条", 1),
  ];
}

/** 民法典 17: eighteen years are full on the birthday. */
function until(inputs: Inputs, age: number | null): { short: string; how: string } | null {
  const birth = dayGiven(inputs, BIRTH);
  if (birth) {
    const day = chineseDay(addMonths(birth.day, ADULT * 12));
    return { short: `一般付到${day}`, how: `孩子${chineseDay(birth.day)}出生，一般付到满18周岁（${day}）。` };
  }
  if (age === null) return null;
  const years = ADULT - Math.floor(age);
  return { short: `一般付到18周岁，还有${years}年左右`, how: `孩子${Math.floor(age)}周岁，一般付到满18周岁，还有${years}年左右。` };
}

function grownUp(age: number): Worked {
  return {
    result: "孩子已满18周岁，抚养费一般不再付",
    how: `孩子${Math.floor(age)}周岁。抚养费一般付到18周岁。还在读高中或者更低的学历，或者丧失劳动能力等、不是自己不愿意而没法维持正常生活的成年子女，仍可以要求父母付。`,
    bases: [basis("family", "第五十三条", 1), basis("family", "第四十一条"), basis("civil", "第一千零六十七条", 1)],
  };
}
