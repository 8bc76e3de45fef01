/** Lawyer 律师: a person with a licence, its validity, and the seat classes they serve. */
import type { SeatClass } from "../contract.ts";

export type Lawyer = {
  id: string;
  name: string;
  licenceNo: string;
  licenceFrom: string;
  licenceUntil: string;
  licenceStatus: "active" | "suspended" | "lapsed";
  firm: string;
  workNo: string | null;
  seatClasses: SeatClass[];
  region: string | null;
  capacity: number;
};
