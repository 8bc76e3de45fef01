/** @param day ISO, as 2026-11-21 @returns 2026年11月21日 */
export function sayDay(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}
