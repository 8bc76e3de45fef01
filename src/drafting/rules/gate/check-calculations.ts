/** A sum is worked out again from its inputs: what stands there must be what comes out. */
import type { AnswerBody, Finding } from "#contract.ts";
import { sameText } from "#drafting/rules/numbers.ts";
import { blocks } from "./finding.ts";
import type { Ground } from "./ground.ts";

export function checkCalculations(body: AnswerBody, { workOut }: Pick<Ground, "workOut">): Finding[] {
  return body.calculations.flatMap((sum, i) => {
    const place = `calculations[${i}]`;
    if (sum.citations.length === 0) return [blocks("uncited-claim", place, `“${sum.what}”没有写依据哪一条计算`)];
    if (sum.calculator === null) return [];
    const again = workOut(sum);
    if (again === null) return [blocks("calculation-differs", place, `“${sum.what}”按所列数字算不出来，请重新计算`)];
    if (sameText(sum.result, again.result) && sameText(again.result, sum.result)) return [];
    return [blocks("calculation-differs", place, `“${sum.what}”重新计算的结果是${again.result}，与所写不同`)];
  });
}
