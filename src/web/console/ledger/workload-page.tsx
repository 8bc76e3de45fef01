import { Button, Modal } from "antd";
import { useState } from "react";
import { type WorkCode, type Workload } from "../../../contract/ledger.ts";
import { Banner } from "../frame/banner.tsx";
import { Failure } from "../frame/failure.tsx";
import { dayAndTime } from "../frame/moment.ts";
import { Nothing, Page, Waiting } from "../frame/page.tsx";
import { frame } from "../frame/words.ts";
import { useCloseMonth, useWorkload } from "./ledger-api.ts";
import { MonthSelect, thisMonth } from "./month-select.tsx";
import { TariffSection } from "./tariff.tsx";
import { words } from "./words.ts";
import "../quality/quality.css";
import "./ledger.css";

const said = words.work;

/** 工作量: what the bureau pays by, and the closing of a month. */
export default function WorkloadPage() {
  const [month, setMonth] = useState(thisMonth);
  const workload = useWorkload(month);
  const { data } = workload;
  return (
    <Page wide title={frame.pages.workload} lead={said.lead} extra={<MonthSelect month={month} onChange={setMonth} />}>
      {workload.isPending ? <Waiting /> : null}
      {workload.isError ? <Failure title={said.failed} error={workload.error} onRetry={() => void workload.refetch()} /> : null}
      {data ? <Standing of={data} /> : null}
      {data && data.lawyers.length === 0 ? <Nothing title={said.empty[0]} next={said.empty[1]} /> : null}
      {data && data.lawyers.length > 0 ? <Table lawyers={data.lawyers} /> : null}
      {data ? (
        <section className="block">
          <div className="bar-buttons ledger-files">
            <Button href={`/api/supervisor/workload.xlsx?month=${month}`} download>
              {said.file}
            </Button>
            {data.over && !data.closed ? <Close month={month} /> : null}
          </div>
          <p className="small">{said.nights}</p>
        </section>
      ) : null}
      <TariffSection />
    </Page>
  );
}

function Standing({ of: { closed, over } }: { of: Workload }) {
  if (closed)
    return (
      <Banner tone="success" title={said.closedAt(dayAndTime(closed.at), closed.by)} text={said.closedHash(closed.sha256.slice(0, 16))} />
    );
  return <Banner tone="info" title={over ? said.open : said.notOver} />;
}

function Close({ month }: { month: string }) {
  const [asking, setAsking] = useState(false);
  const close = useCloseMonth(said.closed);
  const done = () => setAsking(false);
  const title = said.closeAsk(words.month(Number(month.slice(0, 4)), Number(month.slice(5))));
  return (
    <>
      <Button type="primary" onClick={() => setAsking(true)}>
        {said.close}
      </Button>
      <Modal
        open={asking}
        title={title}
        okText={said.closeYes}
        cancelText={frame.cancel}
        confirmLoading={close.isPending}
        onOk={() => close.mutate({ month }, { onSettled: done })}
        onCancel={done}
      >
        <p>{said.closeText}</p>
      </Modal>
    </>
  );
}

function Table({ lawyers }: { lawyers: Workload["lawyers"] }) {
  const there = new Set(lawyers.flatMap(({ lines }) => lines.map(({ code }) => code)));
  const codes = (Object.keys(said.codes) as WorkCode[]).filter((code) => there.has(code));
  return (
    <section className="block">
      <div className="figure-scroll" tabIndex={0} role="region" aria-label={said.table}>
        <table className="figure-table">
          <thead>
            <tr>
              <th scope="col">{said.lawyer}</th>
              {codes.map((code) => (
                <th key={code} scope="col">
                  {said.codes[code]}
                </th>
              ))}
              <th scope="col">{said.total}</th>
            </tr>
          </thead>
          <tbody>
            {lawyers.map((lawyer) => (
              <tr key={lawyer.id}>
                <th scope="row">
                  {lawyer.name}
                  <span className="small figure-beside">{[lawyer.workNo, lawyer.firm].filter(Boolean).join(" · ")}</span>
                </th>
                {codes.map((code) => (
                  <td key={code}>
                    <Work of={lawyer.lines.find((line) => line.code === code)} />
                  </td>
                ))}
                <td>{lawyer.fen === null ? words.none : said.yuan(lawyer.fen)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Work({ of }: { of: Workload["lawyers"][number]["lines"][number] | undefined }) {
  if (!of) return <span className="is-few">{words.none}</span>;
  return (
    <>
      {of.code === "duty-hour" ? said.hours(of.amount) : of.amount}
      <span className="small figure-beside">{of.fen === null ? said.noPrice : said.yuan(of.fen)}</span>
    </>
  );
}
