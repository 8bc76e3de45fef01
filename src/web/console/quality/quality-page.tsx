import { useState } from "react";
import type { LawyersQuality } from "../../../contract/quality.ts";
import { Banner } from "../frame/banner.tsx";
import { Failure } from "../frame/failure.tsx";
import { Nothing, Page, Waiting } from "../frame/page.tsx";
import { names } from "../frame/names.ts";
import { frame } from "../frame/words.ts";
import { PeriodSelect, PracticeSays, SecondSays, Seconds, Share } from "./figures.tsx";
import { useQuality } from "./quality-api.ts";
import { words } from "./words.ts";

const said = words.figures;

function Row({ of }: { of: LawyersQuality["lawyers"][number] }) {
  return (
    <tr>
      <th scope="row">
        {of.name}
        <span className="small figure-beside">{of.seatClasses.map((seat) => names.seat[seat]).join(frame.list)}</span>
      </th>
      <td>{of.decided}</td>
      <td>{of.approved}</td>
      <td>
        <Share part={of.unchanged} whole={of.approved} />
      </td>
      <td>
        <Seconds seconds={of.medianSeconds} of={of.decided} />
      </td>
      <td>
        <Seconds seconds={of.p90Seconds} of={of.decided} />
      </td>
      <td>
        <PracticeSays practice={of.practice} />
      </td>
      <td>
        <SecondSays second={of.second} />
      </td>
    </tr>
  );
}

function Table({ lawyers }: { lawyers: LawyersQuality["lawyers"] }) {
  const heads = [said.lawyer, said.decided, said.approved, said.unchanged, said.median, said.p90, said.practice, said.second];
  return (
    <div className="figure-scroll" tabIndex={0} role="region" aria-label={words.quality.table}>
      <table className="figure-table">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lawyers.map((lawyer) => (
            <Row key={lawyer.id} of={lawyer} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** 审核质量: whether drafts are read before they are approved. */
export default function QualityPage() {
  const [days, setDays] = useState(90);
  const quality = useQuality(days);
  const { lawyers = [], secondOpen = 0, secondLate = 0 } = quality.data ?? {};
  return (
    <Page title={words.quality.title} lead={words.quality.lead} extra={<PeriodSelect days={days} onChange={setDays} />}>
      {quality.isPending ? <Waiting /> : null}
      {quality.isError ? <Failure title={said.failed} error={quality.error} onRetry={() => void quality.refetch()} /> : null}
      {secondOpen > 0 ? <Banner tone={secondLate > 0 ? "warning" : "info"} title={words.quality.open(secondOpen, secondLate)} /> : null}
      {quality.data && lawyers.length === 0 ? <Nothing title={said.empty[0]} next={said.empty[1]} /> : null}
      {lawyers.length > 0 ? (
        <section className="block">
          <Table lawyers={lawyers} />
          <p className="small">
            {said.fewWhy}
            {said.timeWhy}
          </p>
        </section>
      ) : null}
    </Page>
  );
}
