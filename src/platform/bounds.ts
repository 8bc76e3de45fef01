/** Counts calls across processes by keyed hashes of address, token and words, and says who may come in. */
import { sql } from "kysely";
import { countedAddress, isWithin } from "./address.ts";
import {
  type Bounded,
  type BoundMode,
  EVERYBODYS_MORE,
  EVERYBODYS_WORDS,
  type Limits,
  SPAN_MS,
  type Weighed,
  weigh,
} from "./bound-rules.ts";
import type { Challenge } from "./challenge.ts";
import type { Clock } from "./clock.ts";
import type { Database } from "./database.ts";
import { type Keyring, toHex } from "./keyring.ts";
import { NEARLY_THE_SAME, bareWords, likenessOf, sketchOf } from "./likeness.ts";
import type { Sample } from "./metrics.ts";

/** `plain`: a page without script, which solves no puzzle. */
export type Caller = { address: string; token: string | null; proof: string | null; plain?: boolean };
/** `words`: redacted; null where none were sent. */
type Said = { words: string | null; danger: boolean };
type Admission =
  | { admitted: true }
  | { admitted: false; why: "too-many"; seconds: number }
  | { admitted: false; why: "puzzle"; challenge: Awaited<ReturnType<Challenge["issue"]>> };

export type Bounds = {
  /** Counts the call; one that is refused is not counted. */
  admit: (what: Bounded, caller: Caller, said: Said) => Promise<Admission>;
  /** @returns what gives the place back, or null where too many streams are open */
  stream: (caller: Pick<Caller, "address" | "token">) => (() => void) | null;
  isExempt: (address: string) => boolean;
  sweep: () => Promise<void>;
  samples: () => Sample[];
};

type Deps = { database: Database; keyring: Keyring; clock: Clock; limits: Limits; mode: BoundMode; challenge: Challenge };
type Subject = { key: Uint8Array; most: number };

export function openBounds(deps: Deps): Bounds {
  const { limits, challenge } = deps;
  const refused = new Map<string, number>();
  const isExempt = (address: string) => isWithin(address, limits.exempt);
  const refuse = (what: Bounded, why: string) => refused.set(`${what} ${why}`, (refused.get(`${what} ${why}`) ?? 0) + 1);
  return {
    isExempt,
    admit: async (what, caller, said) => {
      if (isExempt(caller.address)) return { admitted: true };
      const verdict = await judge(deps, what, caller, said);
      if (verdict.admit) return { admitted: true };
      refuse(what, verdict.why);
      if (verdict.why === "puzzle") return { admitted: false, why: "puzzle", challenge: await challenge.issue() };
      return { admitted: false, why: "too-many", seconds: verdict.seconds };
    },
    stream: openStreams(limits.streams, isExempt),
    sweep: () => sweep(deps),
    samples: () =>
      [...refused].map(([key, value]) => {
        const [what = "", why = ""] = key.split(" ");
        return {
          name: "wenfa_calls_refused",
          help: "Calls refused by a bound, by what and why",
          kind: "counter",
          labels: { what, why },
          value,
        };
      }),
  };
}

async function judge(deps: Deps, what: Bounded, caller: Caller, { words, danger }: Said) {
  const at = deps.clock().getTime();
  const span = at - (at % SPAN_MS);
  const into = (at - span) / SPAN_MS;
  const address = countedAddress(caller.address);
  // What tells of danger is bounded by where it comes from alone: many may have to say the same.
  const bare = danger || words === null ? "" : bareWords(words);
  const subjects = await subjectsOf(deps, what, { address, token: caller.token, bare });
  const counts = await countUp(deps.database, subjects, span);
  const alike = bare === "" ? null : await likeWords(deps, address, bare, at);
  const weighed: Weighed[] = alike ? [...counts, { count: { now: alike.seen + 1, before: 0 }, most: alike.most }] : counts;
  const ask = (solved: boolean) => weigh(weighed, into, { mode: caller.plain || what === "upload" ? "off" : deps.mode, danger, solved });
  const first = ask(false);
  // A proof is looked at, and spent, only where it is needed.
  const solving = !first.admit && first.why === "puzzle" && caller.proof !== null;
  const verdict = solving && (await deps.challenge.verify(caller.proof ?? "")) ? ask(true) : first;
  if (!verdict.admit) await countDown(deps.database, subjects, span);
  else await alike?.keep();
  return verdict;
}

async function subjectsOf(
  { keyring, limits }: Deps,
  what: Bounded,
  by: { address: string; token: string | null; bare: string },
): Promise<Subject[]> {
  const subject = async (kind: string, value: string, most: number) => ({
    key: await keyring.index(`bound:${what}:${kind}:${value}`),
    most,
  });
  const subjects = [await subject("address", by.address, limits.address[what])];
  if (by.token !== null) subjects.push(await subject("token", by.token, limits.token[what]));
  if (by.bare !== "") {
    const loose = by.bare.length < EVERYBODYS_WORDS ? EVERYBODYS_MORE : 1;
    subjects.push({ key: await keyring.index(`bound:words:${by.bare}`), most: limits.sameWords * loose });
  }
  return subjects;
}

/** One statement counts them all, in one order everywhere, so that no two calls wait for one another. */
async function countUp({ db }: Database, subjects: Subject[], span: number): Promise<Weighed[]> {
  const most = new Map(subjects.map(({ key, most }) => [toHex(key), most]));
  const { rows } = await sql<{ subject: string; now: number; before: number }>`
    insert into call_count as c (subject, span, n)
      select decode(s, 'hex'), ${new Date(span)}::timestamptz, 1 from unnest(${[...most.keys()].toSorted()}::text[]) as s order by s
    on conflict (subject, span) do update set n = c.n + 1
    returning encode(c.subject, 'hex') as subject, c.n as now,
      coalesce((select p.n from call_count p where p.subject = c.subject and p.span = ${new Date(span - SPAN_MS)}), 0) as before`.execute(
    db,
  );
  return rows.map(({ subject, now, before }) => ({ count: { now, before }, most: most.get(subject) ?? 0 }));
}

/** In the order in which they are counted up. */
async function countDown({ db }: Database, subjects: Subject[], span: number): Promise<void> {
  const keys = subjects.map(({ key }) => toHex(key));
  await sql`with held as materialized (
      select subject, span from call_count
      where span = ${new Date(span)} and subject in (select decode(s, 'hex') from unnest(${keys}::text[]) as s)
      order by subject for update)
    update call_count c set n = greatest(c.n - 1, 0) from held where c.subject = held.subject and c.span = held.span`.execute(db);
}

async function likeWords({ database, keyring, limits }: Deps, address: string, bare: string, at: number) {
  const seed = new DataView((await keyring.index("bound:sketch")).slice(0, 4).buffer).getUint32(0);
  const key = await keyring.index(`bound:sketches:${address}`);
  const sketch = sketchOf(bare, seed);
  const { rows } = await sql<{ sketch: Uint8Array }>`select sketch from words_sketch
    where address = ${key} and at > ${new Date(at - SPAN_MS)} order by at desc limit 500`.execute(database.db);
  return {
    seen: rows.filter((row) => likenessOf(sketch, row.sketch) >= NEARLY_THE_SAME).length,
    most: limits.likeWords * (bare.length < EVERYBODYS_WORDS ? EVERYBODYS_MORE : 1),
    keep: () => sql`insert into words_sketch (address, at, sketch) values (${key}, ${new Date(at)}, ${sketch})`.execute(database.db),
  };
}

/** Places in this process's memory: an open stream belongs to the process that serves it. */
function openStreams(most: Limits["streams"], isExempt: Bounds["isExempt"]): Bounds["stream"] {
  const open = new Map<string, number>();
  const change = (key: string, by: number) => {
    const now = (open.get(key) ?? 0) + by;
    if (now > 0) open.set(key, now);
    else open.delete(key);
  };
  return ({ address, token }) => {
    const places = [
      ...(isExempt(address) ? [] : [{ key: `a ${countedAddress(address)}`, most: most.address }]),
      ...(token === null ? [] : [{ key: `t ${token}`, most: most.token }]),
    ];
    if (places.some((place) => (open.get(place.key) ?? 0) >= place.most)) return null;
    for (const { key } of places) change(key, 1);
    let held = true;
    return () => {
      if (held) for (const { key } of places) change(key, -1);
      held = false;
    };
  };
}

async function sweep({ database: { db }, clock }: Deps): Promise<void> {
  const before = new Date(clock().getTime() - 2 * SPAN_MS);
  await sql`delete from call_count where span < ${before}`.execute(db);
  await sql`delete from words_sketch where at < ${before}`.execute(db);
  await sql`delete from puzzle_spent where until < ${before}`.execute(db);
}
