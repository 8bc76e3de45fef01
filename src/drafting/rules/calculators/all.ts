/** Every calculator, in the order in which a lawyer is offered them. */
import type { Calculator } from "#drafting/calculation.ts";
import { annualLeave } from "./annual-leave.ts";
import { childSupport } from "./child-support.ts";
import { consumerDamages } from "./consumer-damages.ts";
import { deposit } from "./deposit.ts";
import { latePerformance } from "./late-performance.ts";
import { litigationFee } from "./litigation-fee.ts";
import { loanInterest } from "./loan-interest.ts";
import { noContractPay } from "./no-contract-pay.ts";
import { noticePay } from "./notice-pay.ts";
import { overtime } from "./overtime.ts";
import { severance } from "./severance.ts";
import { workInjury } from "./work-injury.ts";

export const CALCULATORS: readonly Calculator[] = [
  severance,
  noContractPay,
  overtime,
  noticePay,
  annualLeave,
  workInjury,
  loanInterest,
  latePerformance,
  deposit,
  consumerDamages,
  childSupport,
  litigationFee,
];
