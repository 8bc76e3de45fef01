import { useState } from "react";
import type { MyMonth as Mine } from "../../../contract/ledger.ts";
import { Failure } from "../frame/failure.tsx";
import { Waiting } from "../frame/page.tsx";
import { frame } from "../frame/words.ts";
import { useMyMonth } from "../ledger/ledger-api.ts";
import "../ledger/ledger.css";
import { MonthSelect, thisMonth } from "../ledger/month-select.tsx";
import { words } from "../ledger/words.ts";
import { reasonNames } from "../learning/reason-words.ts";

const said = words.mine;

/** What I did in a month, as the bureau counts and pays it. */
export function MyMonth() {
  const [month, setMonth] = useState(thisMonth);
  const mine = useMyMonth(month);
  return (
    <section className="block" aria-label={said.title}>
      <h2>{said.title}</h2>
      <MonthSelect month={month} onChange={setMonth} />
      {mine.isPending ? <Waiting /> : null}
      {mine.isError ? <Failure title={said.failed} error={mine.error} onRetry={() => void mine.refetch()} /> : null}
      {mine.data ? <Shown of={mine.data} /> : null}
    </section>
  );
}

type Card = readonly [name: string, value: string];

function Shown({ of }: { of: Mine }) {
  const share = (part: number, whole: number) => (whole === 0 ? words.none : `${words.share(part, whole)} ${words.of(part, whole)}`);
  const cards: Card[] = [
    [said.decided, String(of.decided)],
    [said.edited, share(of.edited, of.approved)],
    [said.median, of.medianSeconds === null ? words.none : said.seconds(of.medianSeconds)],
    [said.kept, share(of.kept, of.promised)],
    ...(of.fen === null ? [] : [[said.pay, words.work.yuan(of.fen)] as const]),
  ];
  const reasons = Object.entries(of.reasons).toSorted(([, a], [, b]) => b - a) as [keyof typeof reasonNames, number][];
  const work = of.lines.map(({ code, amount }) => `${words.work.codes[code]} ${code === "duty-hour" ? words.work.hours(amount) : amount}`);
  return (
    <>
      <dl className="figure-cards my-month">
        {cards.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>
        {said.work}
        {frame.colon}
        {work.length > 0 ? work.join(frame.list) : said.noWork}
      </p>
      <p>
        {said.reasons}
        {frame.colon}
        {reasons.length > 0 ? reasons.map(([code, n]) => `${reasonNames[code]} ${n}`).join(frame.list) : said.noReasons}
      </p>
    </>
  );
}
