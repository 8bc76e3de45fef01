/** @returns the items with the one at `from` standing at `to` */
export function moved<T>(items: T[], from: number, to: number): T[] {
  const next = items.filter((_, i) => i !== from);
  next.splice(to, 0, ...items.slice(from, from + 1));
  return next;
}
