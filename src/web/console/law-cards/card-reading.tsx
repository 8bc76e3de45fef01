import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import type { CardView, Neighbour } from "../../../contract.ts";
import { announce } from "../frame/announce.tsx";
import { Banner } from "../frame/banner.tsx";
import { Failure, sayError } from "../frame/failure.tsx";
import { useKeys } from "../frame/keys.ts";
import { CategoryMark } from "../frame/marks.tsx";
import { dayAndTime } from "../frame/moment.ts";
import { Waiting } from "../frame/page.tsx";
import { useMe } from "../frame/session.ts";
import { words } from "./words.ts";
import { StateMark } from "./card-list.tsx";
import { useCard, useRelease, useWithdraw } from "./cards-api.ts";
import { frame } from "../frame/words.ts";
import { chinese } from "../frame/language.ts";

type Moves = { onNext: () => void; onPrevious: () => void; onSheet: () => void };

export function CardReading({ id, ...moves }: Moves & { id: string }) {
  const card = useCard(id);
  useKeys({ j: moves.onNext, k: moves.onPrevious, "?": moves.onSheet });
  if (card.isPending) return <Waiting />;
  if (card.isError) return <Failure title={words.oneFailed} error={card.error} onRetry={() => void card.refetch()} />;
  return <Reading card={card.data} moves={moves} />;
}

function Reading({ card, moves }: { card: CardView; moves: Moves }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <article className="card-reading">
      <h2 ref={heading} tabIndex={-1}>
        {card.law ? `《${card.law}》${card.label}` : card.label}
      </h2>
      <div className="row-marks">
        <StateMark state={card.state} />
        <CategoryMark category={card.category} />
        {card.version ? <span className="small">{words.version(card.version)}</span> : null}
      </div>
      <Decided card={card} />
      <div className="card-pair">
        <section className="card-own" aria-label={words.gist}>
          <h3>{words.gist}</h3>
          <p className="source-text" {...chinese}>
            {card.words}
          </p>
        </section>
        {card.kind === "case" ? null : (
          <section className="card-official" aria-label={words.official}>
            <h3>{words.official}</h3>
            <p className={card.official ? "source-text" : "small"}>{card.official ?? words.noOfficial}</p>
          </section>
        )}
      </div>
      <Beside card={card} />
      <Around title={words.before} near={card.before} />
      <Around title={words.after} near={card.after} />
      <Acts card={card} moves={moves} />
    </article>
  );
}

function Decided({ card: { decided, state } }: { card: CardView }) {
  if (state === "changed") return <Banner tone="warning" title={words.state.changed} text={words.changedNext} />;
  if (!decided) return null;
  const { by, at, withdrawnAt, sample } = decided;
  return (
    <p className="small">
      {withdrawnAt ? words.withdrawn(dayAndTime(withdrawnAt)) : words.releasedBy(by, dayAndTime(at))}
      {sample ? words.sample : ""}
    </p>
  );
}

function Beside({ card }: { card: CardView }) {
  return (
    <>
      {card.timeLimits.length > 0 ? (
        <>
          <h3>{words.limits}</h3>
          <ul className="card-lines">
            {card.timeLimits.map((limit) => (
              <li key={`${limit.right} ${limit.from}`}>{words.limit(limit.right, limit.amount, limit.unit, limit.from)}</li>
            ))}
          </ul>
        </>
      ) : null}
      <h3>{words.asks}</h3>
      <p className="small">{card.asks.join("；") || words.noAsks}</p>
      <p className="small">{words.source(card.source, card.checked)}</p>
    </>
  );
}

function Around({ title, near }: { title: string; near: Neighbour[] }) {
  if (near.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="card-lines">
        {near.map((one) => (
          <li key={one.no}>
            <b>{one.articleNo}</b> {one.nature === "official" ? "" : words.gistOnly}
            {one.line}
          </li>
        ))}
      </ul>
    </>
  );
}

/** A release is of what is on screen; then the next card comes by itself, because nobody stops at one. */
function Acts({ card, moves }: { card: CardView; moves: Moves }) {
  const { lawyer, demo } = useMe();
  const release = useRelease();
  const withdraw = useWithdraw();
  const [trouble, setTrouble] = useState("");
  const licensed = lawyer?.licenceStatus === "active";
  const mayRelease = licensed && card.state !== "released";
  const mayWithdraw = licensed && (card.state !== "unreleased" || (demo && card.decided?.withdrawnAt == null));
  const busy = release.isPending || withdraw.isPending;
  const name = `${card.law}${card.label}`;
  const onError = (error: unknown) => {
    setTrouble(sayError(error));
    announce(sayError(error), "heard");
  };
  const doRelease = () => {
    if (!mayRelease || busy) return;
    // Not before it succeeded: a card that was refused must stay before the eyes, and its callbacks go with it.
    const onSuccess = () => {
      announce(words.released(name));
      moves.onNext();
    };
    release.mutate(card, { onSuccess, onError });
  };
  const doWithdraw = () => {
    if (mayWithdraw && !busy) withdraw.mutate(card, { onSuccess: () => announce(words.withdrew(name)), onError });
  };
  useKeys({ r: doRelease, w: doWithdraw });
  if (!lawyer) return <p className="small card-bar">{words.onlyLook}</p>;
  return (
    <div className="card-bar">
      {licensed ? null : <p className="field-trouble">{words.noLicence}</p>}
      {trouble ? <p className="field-trouble">{trouble}</p> : null}
      <div className="bar-buttons">
        <Button type="primary" disabled={!mayRelease} loading={release.isPending} onClick={doRelease}>
          {words.release}
        </Button>
        <Button disabled={!mayWithdraw} loading={withdraw.isPending} onClick={doWithdraw}>
          {words.withdraw}
        </Button>
        <Button type="text" onClick={moves.onPrevious}>
          {words.previous}
        </Button>
        <Button type="text" onClick={moves.onNext}>
          {words.next}
        </Button>
        <Button type="text" onClick={moves.onSheet}>
          {frame.keys.open}
        </Button>
      </div>
      <p className="small">{words.means}</p>
    </div>
  );
}
