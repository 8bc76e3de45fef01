export type Turnstile = <T>(work: () => Promise<T>) => Promise<T>;

/** Lets so many through at once, the rest in their order. */
export function turnstile(atOnce: number): Turnstile {
  let free = atOnce;
  const queue: (() => void)[] = [];
  return async (work) => {
    if (free === 0) await new Promise<void>((resolve) => queue.push(resolve));
    else free -= 1;
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else free += 1;
    }
  };
}
