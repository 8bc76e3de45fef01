/** The slots with the greatest scores, best first; 0 is no find. One pass, no sort of 70,000 numbers. */
export function best(scores: Float32Array, most: number, allowed: (slot: number) => boolean): number[] {
  const held: number[] = []; // a heap with the least of the best on top
  const less = (a: number, b: number) => scores[held[a]!]! < scores[held[b]!]!;
  const swap = (a: number, b: number) => {
    [held[a], held[b]] = [held[b]!, held[a]!];
  };
  const sink = () => {
    for (let i = 0; ;) {
      const left = 2 * i + 1;
      if (left >= held.length) return;
      const child = left + 1 < held.length && less(left + 1, left) ? left + 1 : left;
      if (!less(child, i)) return;
      swap(child, i);
      i = child;
    }
  };
  for (let slot = 0; slot < scores.length; slot++) {
    const score = scores[slot]!;
    if (score <= 0 || (held.length === most && score <= scores[held[0]!]!) || !allowed(slot)) continue;
    if (held.length < most) {
      held.push(slot);
      for (let i = held.length - 1; i > 0 && less(i, (i - 1) >> 1); i = (i - 1) >> 1) swap(i, (i - 1) >> 1);
    } else {
      held[0] = slot;
      sink();
    }
  }
  return held.sort((a, b) => scores[b]! - scores[a]! || a - b);
}
