/** 惩罚性赔偿: three times the price for fraud, ten times for unsafe food or false drugs (消保法 55, 食品安全法 148, 药品管理法 144). */
import type { Basis, Calculator, Field, Inputs, Worked } from "#drafting/calculation.ts";
import { choiceOf, numberOf } from "./given-inputs.ts";
import { basis } from "./money-laws.ts";
import { plainNumber, toFen, yuan } from "./money.ts";
import { WRONGS, toldPurchase } from "./told-purchase.ts";

const WRONG = { key: "wrong", ask: "遇到的是哪一种情况？", kind: "choice", options: WRONGS } as const satisfies Field;
const PRICE: Field = { key: "price", ask: "买的时候付了多少元？", kind: "amount", least: 0.01, most: 1e9 };
const LOSS: Field = {
  key: "loss",
  ask: "因此受到的损失（医疗费、误工费等）一共多少元？",
  kind: "amount",
  least: 0,
  most: 1e9,
  optional: true,
};

export const consumerDamages: Calculator = {
  name: "consumer-damages",
  title: "退一赔三、食品药品十倍赔偿",
  categories: ["consumer", "contract", "medical", "traffic", "other"],
  fields: [WRONG, PRICE, LOSS],
  read: toldPurchase,
  work,
};

function work(inputs: Inputs): Worked | { missing: readonly Field[] } {
  const wrong = choiceOf(inputs, WRONG);
  const price = numberOf(inputs, PRICE);
  if (wrong === null || price === null) return { missing: [...(wrong === null ? [WRONG] : []), ...(price === null ? [PRICE] : [])] };
  return wrong === WRONGS[0] ? fraud(price) : unsafe(price, numberOf(inputs, LOSS), wrong === WRONGS[2]);
}

function fraud(price: number): Worked {
  const three = toFen(price * 3);
  const extra = Math.max(three, 500);
  const floor = extra > three ? `，不足500元，按500元算` : "";
  return {
    result: `可以要求另外赔${yuan(extra)}；退货退款的，加上价款共${yuan(price + extra)}`,
    how: `商家有欺诈的，增加赔偿价款的三倍：${plainNumber(price)} × 3 = ${yuan(three)}${floor}。退货的，价款${yuan(price)}另退，共${plainNumber(price)} + ${plainNumber(extra)} = ${yuan(price + extra)}。要有证据证明商家是故意隐瞒或者说假话；只是质量不好，不一定算欺诈。`,
    bases: [basis("consumer", "第五十五条", 1)],
  };
}

function unsafe(price: number, loss: number | null, drug: boolean): Worked {
  const ten = toFen(price * 10);
  const three = loss === null ? null : toFen(loss * 3);
  const higher = Math.max(ten, three ?? 0);
  const extra = Math.max(higher, 1000);
  const floor = extra > higher ? `，不足1,000元，按1,000元算` : "";
  const compare =
    three === null
      ? "有医疗费等损失的，也可以改按损失的三倍要。"
      : `损失的三倍：${plainNumber(loss!)} × 3 = ${yuan(three)}。两个选一个，按高的算${floor}。`;
  const alone = three === null ? floor : "";
  const total = toFen(extra + price + (loss ?? 0));
  return {
    result: `可以要求另外赔${yuan(extra)}；加上${loss ? "价款和损失" : "价款"}共${yuan(total)}`,
    how: `${drug ? "假药、劣药" : "不符合食品安全标准的食品"}，价款的十倍：${plainNumber(price)} × 10 = ${yuan(ten)}${alone}。${compare}价款${yuan(price)}${loss ? `和损失${yuan(loss)}` : ""}另外要：共${yuan(total)}。${drug ? DRUG : FOOD}`,
    bases: drug ? drugBases() : foodBases(),
  };
}

const FOOD =
  "向商家要的，要看商家是不是明知；标签上的小毛病，不影响食品安全、不会误导人的，不这样赔。明知有问题还买的，只在自己家合理吃用的数量内支持。";
const DRUG = "向卖药的或者用药的单位要的，要看它是不是明知。";

function foodBases(): Basis[] {
  return [basis("food", "第一百四十八条", 2), basis("foodCourt", "第十二条", 1)];
}

function drugBases(): Basis[] {
  return [basis("drugs", "第一百四十四条", 3)];
}
