/** How an answer's number is written on paper, and how a file bears it. */
import type { AnswerNumber } from "../delivery.ts";

const DIGITS = 6;

/** 〔2026〕咨答字第000123号 */
export function sayNumber({ year, seq }: AnswerNumber): string {
  return `〔${year}〕咨答字第${padded(seq)}号`;
}

/** 咨询答复单-2026-000123, without an ending. */
export function fileName({ year, seq }: AnswerNumber): string {
  return `咨询答复单-${year}-${padded(seq)}`;
}

const padded = (seq: number) => String(seq).padStart(DIGITS, "0");
