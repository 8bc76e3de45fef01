import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import type { Undrafted } from "../../../contract.ts";
import { Banner } from "../frame/banner.tsx";
import { Failure } from "../frame/failure.tsx";
import { useKeys } from "../frame/keys.ts";
import { ChannelMark } from "../frame/marks.tsx";
import { when } from "../frame/moment.ts";
import { Nothing, Page, Waiting } from "../frame/page.tsx";
import { frame } from "../frame/words.ts";
import { words as queueWords } from "../queue/words.ts";
import { words } from "./words.ts";
import { useLook, useUndrafted } from "./undrafted-api.ts";
import { chinese } from "../frame/language.ts";

type Props = { item: Undrafted; chosen: boolean; busy: boolean; onChoose: () => void; onLook: (verdict: "confirm" | "reopen") => void };

function UnseenRow({ item, chosen, busy, onChoose, onLook }: Props) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <li
      ref={row}
      className={`row is-undrafted${item.late ? " is-soon" : ""}${chosen ? " is-chosen" : ""}`}
      aria-current={chosen}
      onFocus={onChoose}
    >
      <div className="row-marks">
        <span className="mark is-decision">{words.code[item.code]}</span>
        {item.late ? <span className="mark is-soon">{words.late}</span> : null}
        <ChannelMark channel={item.channel} />
        {item.hasContact ? <span className="mark">{words.contact}</span> : null}
        <span className="small row-when">{when(item.at)}</span>
      </div>
      <p className="row-text" {...chinese}>
        {item.text || queueWords.noExcerpt}
      </p>
      <p className="small">{words.because(item.because)}</p>
      <div className="bar-buttons">
        <Button loading={busy} onClick={() => onLook("confirm")}>
          {words.confirm}
        </Button>
        <Button loading={busy} onClick={() => onLook("reopen")}>
          {words.reopen}
        </Button>
      </div>
    </li>
  );
}

function Unseen({ items }: { items: Undrafted[] }) {
  const look = useLook();
  const [id, setId] = useState<string | null>(null);
  // By id: one that came, or went, meanwhile must not be decided by a key meant for what was read.
  const at = items.findIndex((item) => item.id === id);
  const current = items[at];
  const first = items[0]?.id ?? null;
  useEffect(() => {
    if (id === null) setId(first);
  }, [id, first]);
  const move = (to: number) => setId(items[Math.min(Math.max(to, 0), items.length - 1)]?.id ?? null);
  const decide = (item: Undrafted | undefined, verdict: "confirm" | "reopen") => {
    if (!item || (look.isPending && look.variables.id === item.id)) return;
    const next = items[items.indexOf(item) + 1] ?? items[items.indexOf(item) - 1];
    setId(next?.id ?? null); // at once: the next key is meant for the next row
    look.mutate({ id: item.id, verdict }, { onError: () => setId(item.id) });
  };
  useKeys({
    j: () => move(at + 1),
    k: () => move(at < 0 ? 0 : at - 1),
    c: () => decide(current, "confirm"),
    o: () => decide(current, "reopen"),
  });
  if (items.length === 0) return <Nothing title={words.none[0]} next={words.none[1]} />;
  return (
    <ul className="rows">
      {items.map((item) => (
        <UnseenRow
          key={item.id}
          item={item}
          chosen={item.id === id}
          busy={look.isPending && look.variables.id === item.id}
          onChoose={() => setId(item.id)}
          onLook={(verdict) => decide(item, verdict)}
        />
      ))}
    </ul>
  );
}

function SeenRow({ item }: { item: Undrafted }) {
  return (
    <li className="row is-undrafted">
      <div className="row-marks">
        <span className="mark is-decision">{item.verdict ? words.verdict[item.verdict] : ""}</span>
        <span className="mark">{words.code[item.code]}</span>
        {item.seenBy ? <span className="small">{item.seenBy}</span> : null}
        <span className="small row-when">{item.seenAt ? when(item.seenAt) : ""}</span>
      </div>
      <p className="row-text" {...chinese}>
        {item.text || words.noText}
      </p>
    </li>
  );
}

/** 未起草的咨询: nobody is turned away by a machine alone. */
export default function UndraftedPage() {
  const list = useUndrafted();
  const late = list.data?.counts.late ?? 0;
  return (
    <Page title={frame.pages.undrafted} lead={words.lead}>
      {list.isPending ? <Waiting /> : null}
      {list.isError ? <Failure title={words.failed} error={list.error} onRetry={() => void list.refetch()} /> : null}
      {late > 0 ? <Banner tone="warning" title={words.countLate(late)} text={words.lateNext} /> : null}
      {list.data ? (
        <>
          <section className="block" aria-label={words.unseen}>
            <h2>
              {words.unseen}
              <span className="tally">{list.data.counts.today + late}</span>
            </h2>
            <Unseen items={list.data.unseen} />
          </section>
          <section className="block" aria-label={words.seen}>
            <h2>{words.seen}</h2>
            {list.data.seen.length === 0 ? <Nothing title={words.noneSeen[0]} next={words.noneSeen[1]} /> : null}
            <ul className="rows">
              {list.data.seen.map((item) => (
                <SeenRow key={item.id} item={item} />
              ))}
            </ul>
          </section>
        </>
      ) : null}
    </Page>
  );
}
