/** So many calls at once, and a bounded wait for whoever comes beyond that, in the order in which they came. */

export type Places = {
  /** @returns what gives the place back, or null where none came free in time */
  take: (waitMs: number) => Promise<(() => void) | null>;
  taken: () => number;
};

export function openPlaces(most: number): Places {
  let taken = 0;
  const line: (() => void)[] = [];
  const leave = () => {
    const next = line.shift();
    if (next) next(); // the place goes on to the next in line without ever being free
    else taken -= 1;
  };
  /** A place is given back once, whatever its holder does. */
  const hold = () => {
    let held = true;
    return () => {
      if (held) leave();
      held = false;
    };
  };
  return {
    taken: () => taken,
    take: (waitMs) => {
      if (taken < most) {
        taken += 1;
        return Promise.resolve(hold());
      }
      return new Promise((resolve) => {
        const mine = () => {
          clearTimeout(timer);
          resolve(hold());
        };
        const timer = setTimeout(() => {
          line.splice(line.indexOf(mine), 1);
          resolve(null);
        }, waitMs);
        line.push(mine);
      });
    },
  };
}
