/** 定金: forfeited, or returned double, up to a fifth of the contract's price (民法典 586, 587). */
import type { Basis, Calculator, Field, Inputs, Worked } from "#drafting/calculation.ts";
import { choiceOf, numberOf } from "./given-inputs.ts";
import { basis } from "./money-laws.ts";
import { plainNumber, toFen, yuan } from "./money.ts";
import { BREAKERS, DEPOSIT_KINDS, toldDeposit } from "./told-deposit.ts";

const PAID: Field = { key: "paid", ask: "实际交了多少元定金？", kind: "amount", least: 0.01, most: 1e11 };
const PRICE: Field = { key: "price", ask: "合同总价是多少元？", kind: "amount", least: 1, most: 1e12, optional: true };
const BREAKER = { key: "breaker", ask: "哪一方违约，使合同办不成？", kind: "choice", options: BREAKERS } as const satisfies Field;
const KIND = {
  key: "kind",
  ask: "合同或者收条上写的是什么？",
  kind: "choice",
  options: DEPOSIT_KINDS,
  optional: true,
} as const satisfies Field;

export const deposit: Calculator = {
  name: "deposit",
  title: "定金",
  categories: ["contract", "housing", "consumer", "debt", "company", "other"],
  fields: [PAID, PRICE, BREAKER, KIND],
  read: toldDeposit,
  work,
};

const SHARE = 20;

function work(inputs: Inputs): Worked | { missing: readonly Field[] } {
  const paid = numberOf(inputs, PAID);
  const breaker = choiceOf(inputs, BREAKER);
  const price = numberOf(inputs, PRICE);
  if (choiceOf(inputs, KIND) === DEPOSIT_KINDS[1]) return otherName();
  if (paid === null || breaker === null) return { missing: [...(paid === null ? [PAID] : []), ...(breaker === null ? [BREAKER] : [])] };
  const most = price === null ? paid : toFen((price * SHARE) / 100);
  const counts = Math.min(paid, most);
  const over = toFen(paid - counts);
  const cap =
    price === null
      ? "没有说合同总价，没有核对定金是不是超过总价的20%；超过的部分不算定金，应当退。"
      : `定金不能超过合同总价的20%：${plainNumber(price)} × 20% = ${yuan(most)}。交了${yuan(paid)}，${over > 0 ? `超过的${yuan(over)}不算定金，算定金的是${yuan(counts)}` : "没有超过"}。`;
  return breaker === BREAKERS[1] ? returned(paid, counts, over, cap) : forfeited(counts, over, cap);
}

function returned(paid: number, counts: number, over: number, cap: string): Worked {
  const total = toFen(counts * 2 + over);
  const plus = over > 0 ? `，再加上超过的${yuan(over)}，共${yuan(total)}` : "";
  return {
    result: `收定金的一方应当返还${yuan(total)}（交的${yuan(paid)}，另加${yuan(counts)}）`,
    how: `${cap}收定金的一方违约，合同目的实现不了，双倍返还：${plainNumber(counts)} × 2 = ${yuan(counts * 2)}${plus}。${CAVEAT}`,
    bases: BASES,
  };
}

function forfeited(counts: number, over: number, cap: string): Worked {
  return {
    result: over > 0 ? `${yuan(counts)}定金要不回来，超过的${yuan(over)}可以要回` : `${yuan(counts)}定金要不回来`,
    how: `${cap}交定金的一方违约，合同目的实现不了，无权要回定金${over > 0 ? `；超过20%的${yuan(over)}不算定金，可以要回` : ""}。${CAVEAT}`,
    bases: BASES,
  };
}

const CAVEAT =
  "合同又写了违约金的，定金和违约金只能选一个；定金不够补损失的，可以再要求赔偿超过定金的损失。合同已经履行了一部分的，按没有履行的部分算。双方都有这样的违约，或者因为不可抗力办不成的，不这样算。";

const BASES: readonly Basis[] = [
  basis("civil", "第五百八十七条"),
  basis("civil", "第五百八十六条", 2),
  basis("civil", "第五百八十八条"),
  basis("contract", "第六十八条"),
];

function otherName(): Worked {
  return {
    result: "没有约定是“定金”的，不适用定金罚则，不能要求双倍返还",
    how: "只写订金、押金、保证金、预付款等，没有约定定金性质的，不能按定金要求双倍返还，对方也不能按定金不退。该不该退，看合同怎样约定、是谁违约。",
    bases: [basis("contract", "第六十七条", 1)],
  };
}
