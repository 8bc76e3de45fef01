/** Lawyer 律师: a person with a licence, its validity, and the seat classes they serve. */
import type { SeatClass } from "../contract.ts";
import type { Appraisal, LawyerKind } from "../contract/people.ts";

export type Lawyer = {
  id: string;
  name: string;
  licenceNo: string;
  licenceFrom: string;
  licenceUntil: string;
  licenceStatus: "active" | "suspended" | "lapsed";
  kind: LawyerKind;
  firm: string;
  /** 年度考核, and whether its result bars from approving: which one does is the bureau's rule. */
  appraisal: Appraisal | null;
  appraisalBars: boolean;
  workNo: string | null;
  seatClasses: SeatClass[];
  region: string | null;
  capacity: number;
};
