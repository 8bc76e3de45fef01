/** The least time of several runs, in ms: what the work costs, whatever else the machine was doing meanwhile. */
export function fastest(work: () => unknown, runs = 15): number {
  let least = Infinity;
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    work();
    least = Math.min(least, performance.now() - started);
  }
  return least;
}
