import type { MyFigures } from "../../../contract/quality.ts";
import { when } from "../frame/moment.ts";
import { Nothing } from "../frame/page.tsx";
import { PracticeSays, SecondSays, Seconds, Share } from "../quality/figures.tsx";
import { words } from "../quality/words.ts";

const said = words.figures;

/** How I read drafts, as the supervisor sees it too. */
export function ReadingFigures({ figures }: { figures: MyFigures["figures"] }) {
  return (
    <section className="block" aria-label={words.mine.reading}>
      <h2>{words.mine.reading}</h2>
      <dl className="figure-cards">
        <div>
          <dt>{said.decided}</dt>
          <dd>{figures.decided}</dd>
        </div>
        <div>
          <dt>{said.unchanged}</dt>
          <dd>
            <Share part={figures.unchanged} whole={figures.approved} />
          </dd>
        </div>
        <div>
          <dt>{said.median}</dt>
          <dd>
            <Seconds seconds={figures.medianSeconds} of={figures.decided} />
          </dd>
        </div>
        <div>
          <dt>{said.p90}</dt>
          <dd>
            <Seconds seconds={figures.p90Seconds} of={figures.decided} />
          </dd>
        </div>
        <div>
          <dt>{said.practice}</dt>
          <dd>
            <PracticeSays practice={figures.practice} />
          </dd>
        </div>
        <div>
          <dt>{said.second}</dt>
          <dd className="is-words">
            <SecondSays second={figures.second} />
          </dd>
        </div>
      </dl>
      <p className="small">
        {said.fewWhy}
        {said.timeWhy}
      </p>
    </section>
  );
}

const outcome = (caught: boolean | null) => (caught === null ? words.mine.neither : caught ? words.mine.caught : words.mine.missed);

export function Practised({ practised }: { practised: MyFigures["practised"] }) {
  return (
    <section className="block" aria-label={words.mine.practised}>
      <h2>{words.mine.practised}</h2>
      {practised.length === 0 ? <Nothing title={words.mine.nonePractised[0]} next={words.mine.nonePractised[1]} /> : null}
      <ul className="rows">
        {practised.map(({ at, kind, caught, gateBlocks }) => (
          <li key={at} className="row">
            <div className="row-marks">
              <span className="mark is-decision">{outcome(caught)}</span>
              <span>{words.kinds[kind]}</span>
              <span className="small row-when">{when(at)}</span>
            </div>
            {gateBlocks ? <p className="small">{words.after.gate}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
