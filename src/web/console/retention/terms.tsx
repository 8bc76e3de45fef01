import { Button } from "antd";
import { useState } from "react";
import type { RetentionTermView } from "../../../contract/retention.ts";
import { announce } from "../frame/announce.tsx";
import { Failure } from "../frame/failure.tsx";
import { chinese, inLanguage } from "../frame/language.ts";
import { day } from "../frame/moment.ts";
import { useMe } from "../frame/session.ts";
import { frame } from "../frame/words.ts";
import { ChangeTerm } from "./change-term.tsx";
import { useTakeBack } from "./retention-api.ts";
import { words } from "./words.ts";

const said = words.terms;

/** A day without a time, as its noon in China. */
const dayOf = (date: string) => day(`${date}T12:00:00+08:00`);

function TermActs({ term, onChange }: { term: RetentionTermView; onChange: () => void }) {
  const takeBack = useTakeBack();
  const name = words.kind[term.kind];
  return (
    <>
      {takeBack.isError ? <Failure title={words.cannot} error={takeBack.error} /> : null}
      <span className="marks retention-act">
        <Button size="small" aria-label={said.changeOf(name)} onClick={onChange}>
          {said.change}
        </Button>
        {term.coming ? (
          <Button
            size="small"
            loading={takeBack.isPending}
            aria-label={said.takeBackOf(name)}
            onClick={() => takeBack.mutate(term.kind, { onSuccess: () => announce(said.tookBack) })}
          >
            {said.takeBack}
          </Button>
        ) : null}
      </span>
    </>
  );
}

function Term({ term, onChange }: { term: RetentionTermView; onChange: (() => void) | null }) {
  const { kind, unit, amount, since, shipped, because, articles, coming } = term;
  const period = said.period[unit];
  return (
    <li className="row">
      <p className="row-text">
        <strong>{words.kind[kind]}</strong>
      </p>
      <div className="row-marks">
        <span className="mark is-in-force">{period(amount)}</span>
        {coming ? <span className="mark is-soon">{said.coming(dayOf(coming.from), period(coming.amount))}</span> : null}
        <span className="small">{said.since(dayOf(since))}</span>
        {amount === shipped ? null : <span className="small">{said.shipped(period(shipped))}</span>}
      </div>
      <p>{inLanguage(because)}</p>
      {coming?.by ? (
        <p className="small" {...chinese}>
          {said.comingBy(coming.by, coming.because)}
        </p>
      ) : null}
      <p className="small" {...chinese}>
        {articles.map(({ law, articleNo }) => `${law}${articleNo}`).join(frame.list)}
      </p>
      {onChange ? <TermActs term={term} onChange={onChange} /> : null}
    </li>
  );
}

/** The periods, with their reasons; and what has none. */
export function Terms({ terms }: { terms: RetentionTermView[] }) {
  const administers = useMe().role === "admin";
  const [changing, setChanging] = useState<RetentionTermView | null>(null);
  return (
    <>
      <section className="block" aria-labelledby="retention-terms">
        <h2 id="retention-terms">{said.title}</h2>
        <p className="small">{said.note}</p>
        <ul className="rows">
          {terms.map((term) => (
            <Term key={term.kind} term={term} onChange={administers ? () => setChanging(term) : null} />
          ))}
        </ul>
      </section>
      <section className="block" aria-labelledby="retention-stays">
        <h2 id="retention-stays">{words.stays.title}</h2>
        <ul className="rows">
          {words.stays.of.map(([what, why]) => (
            <li key={what} className="row">
              <p className="row-text">
                <strong>{what}</strong>
              </p>
              <p>{why}</p>
            </li>
          ))}
        </ul>
      </section>
      {changing ? <ChangeTerm term={changing} onClose={() => setChanging(null)} /> : null}
    </>
  );
}
