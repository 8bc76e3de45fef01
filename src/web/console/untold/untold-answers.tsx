import { Button } from "antd";
import type { Untold } from "../../../contract/untold.ts";
import { Failure } from "../frame/failure.tsx";
import { CategoryMark, ChannelMark } from "../frame/marks.tsx";
import { span, useNow, when } from "../frame/moment.ts";
import { Nothing } from "../frame/page.tsx";
import { go, Link } from "../frame/path.tsx";
import { useMe } from "../frame/session.ts";
import { useCallUntold, useUntold } from "./untold-api.ts";
import "./untold.css";
import { words } from "./words.ts";

const matterOf = (callId: string) => `/console/intake/${encodeURIComponent(callId)}`;
const DAY = 24 * 60 * 60_000;

/** 等着告知: for whoever reads answers out; whoever oversees looks on. */
export function UntoldAnswers() {
  const list = useUntold();
  const { role } = useMe();
  const reads = role === "operator" || role === "clerk";
  const { items, all } = list.data ?? { items: [], all: 0 };
  return (
    <section className="block" aria-label={words.title}>
      <h2>
        {words.title}
        <span className="tally">{all}</span>
      </h2>
      <p className="small untold-lead">{words.lead}</p>
      {list.isError ? <Failure title={words.failed} error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data && items.length === 0 ? <Nothing title={words.none[0]} next={words.none[1]} /> : null}
      <ul className="rows">
        {items.map((one) => (
          <Row key={one.answerId} one={one} reads={reads} />
        ))}
      </ul>
      {all > items.length ? <p className="small">{words.more(items.length, all)}</p> : null}
    </section>
  );
}

function Row({ one, reads }: { one: Untold; reads: boolean }) {
  const waited = useNow(30_000) - Date.parse(one.approvedAt);
  const mayCall = one.waits === "call";
  const byCode = !mayCall && one.waits !== "being-called";
  return (
    <li className={waited > DAY ? "row is-untold is-soon" : "row is-untold"}>
      <div className="row-marks">
        <span className="mark is-decision">{words.waits[one.waits]}</span>
        <CategoryMark category={one.category} />
        <ChannelMark channel={one.channel} />
        {one.holder && one.callId === null ? <span className="mark">{words.holder(one.holder)}</span> : null}
        <span className="small row-when">{words.since(when(one.approvedAt), span(Math.max(waited, 0)))}</span>
      </div>
      {byCode ? <p className="small">{words.byCode}</p> : null}
      {reads ? (
        <div className="bar-buttons">
          {mayCall ? <Call answerId={one.answerId} /> : null}
          {one.callId ? (
            <Button type="primary" onClick={() => go(matterOf(one.callId ?? ""))}>
              {words.goOn}
            </Button>
          ) : null}
          {byCode ? <Link to="/console/intake/find">{words.find}</Link> : null}
        </div>
      ) : null}
    </li>
  );
}

function Call({ answerId }: { answerId: string }) {
  const call = useCallUntold(answerId, ({ id }) => go(matterOf(id)));
  return (
    <Button type="primary" loading={call.isPending} onClick={() => call.mutate()}>
      {words.call}
    </Button>
  );
}
