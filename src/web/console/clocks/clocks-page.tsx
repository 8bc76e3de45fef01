import type { ClockView } from "../../../contract/clocks.ts";
import { Failure } from "../frame/failure.tsx";
import { Nothing, Page, Waiting } from "../frame/page.tsx";
import { frame } from "../frame/words.ts";
import { ClockRow } from "./clock-row.tsx";
import { useClocks } from "./clocks-api.ts";
import { ClockFigures, Forecast } from "./forecast.tsx";
import { words } from "./words.ts";

/** 承诺时限: what will break, what is broken and why. */
export default function ClocksPage() {
  const clocks = useClocks();
  const { data } = clocks;
  return (
    <Page title={frame.pages.clocks} lead={words.lead}>
      {clocks.isPending ? <Waiting /> : null}
      {clocks.isError ? <Failure title={words.failed} error={clocks.error} onRetry={() => void clocks.refetch()} /> : null}
      {data ? (
        <>
          <ClockFigures counts={data.counts} />
          <section className="block" aria-label={words.forecast}>
            <h2>{words.forecast}</h2>
            <Forecast board={data} />
            <p className="small">{words.forecastHow}</p>
          </section>
          <Rows title={words.broken} now={data.now} clocks={data.broken} none={words.noneBroken} />
          <Rows title={words.soon} now={data.now} clocks={data.soon} none={words.noneSoon} willBreak={new Set(data.willBreak)} />
        </>
      ) : null}
    </Page>
  );
}

type RowsProps = { title: string; now: string; clocks: ClockView[]; none: [string, string]; willBreak?: Set<string> };

function Rows({ title, now, clocks, none, willBreak }: RowsProps) {
  return (
    <section className="block" aria-label={title}>
      <h2>
        {title}
        <span className="tally">{clocks.length}</span>
      </h2>
      {clocks.length === 0 ? <Nothing title={none[0]} next={none[1]} /> : null}
      <ul className="rows">
        {clocks.map((clock) => (
          <ClockRow
            key={clock.id}
            clock={clock}
            now={now}
            willBreak={clock.about === "answer" && willBreak?.has(clock.inquiryId) === true}
          />
        ))}
      </ul>
    </section>
  );
}
