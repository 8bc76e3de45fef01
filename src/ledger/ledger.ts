/** Ledger 台账: one row a matter, and what each lawyer did, as a bureau reports and pays it. No citizen is named in it. */
import type { CategoryCode, Channel, InquiryState, SeatClass, Urgency } from "#contract.ts";
import type { WorkCode } from "#contract/ledger.ts";

export type LedgerRow = {
  id: string;
  receivedAt: Date;
  state: InquiryState;
  channel: Channel;
  /** GB/T 2260 of the matter, else of the asker; null where neither was said. */
  region: string | null;
  category: CategoryCode;
  cause: string | null;
  urgency: Urgency;
  seatClass: SeatClass;
  /** Of the first answer; null while there is none. */
  answer: { at: Date; number: { year: number; seq: number }; decision: string; lawyerId: string; lawyer: string } | null;
  /** The first service promise: kept, broken, or neither yet. */
  kept: boolean | null;
  /** By which way the first answer was first told by mouth: spoken by its lawyer, or read out later; null: not at all. */
  told: "phone" | "counter" | "read-out" | "called" | null;
  stars: number | null;
  referrals: number;
  legalAid: number;
  alerts: number;
  corrections: number;
  complaints: number;
};

/** Pieces of one kind that one lawyer did on one day in China; of duty-hour minutes. */
export type Work = { lawyerId: string; day: string; code: WorkCode; amount: number };

/** From a day on; of two for one day the later entry holds. Prices in fen. */
export type Price = { code: WorkCode; fromDay: string; fen: number };

/** From when to when somebody was on duty. */
export type Spell = { lawyerId: string; from: Date; until: Date };
