/**
 * 月计薪天数: 21.75 days ((365 − 104) ÷ 12), 8 hours each (劳社部发〔2008〕3号; the same in 企业职工带薪年休假实施办法 11).
 * The notice was renewed in 2025 with the same figure; that text was not at hand here: unchecked.
 */
export const PAID_DAYS = 21.75;
export const HOURS_A_DAY = 8;
