/** 署名: what of the lawyer an answer bears. Where the bureau shows the 工号, the name does not leave the house. */
import type { Signature } from "#contract.ts";
import type { Bureau } from "../delivery.ts";

type Signing = { name: string; licenceNo: string; workNo: string | null; firm: string };

export function sign({ name, licenceNo, workNo, firm }: Signing, shown: Bureau["lawyerShown"]): Signature {
  return shown === "name" ? { shown, name, licenceNo, firm } : { shown, workNo, firm };
}

/** 周敏（执业证号 1310…），某某律师事务所 · 工号 T12，某某律师事务所 */
export function saySignature(lawyer: Signature): string {
  if (lawyer.shown === "name") return `${lawyer.name}（执业证号 ${lawyer.licenceNo}），${lawyer.firm}`;
  return `${lawyer.workNo === null ? "工号未登记" : `工号 ${lawyer.workNo}`}，${lawyer.firm}`;
}
