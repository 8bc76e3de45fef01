import { Button, Progress } from "antd";
import { useEffect, useRef } from "react";
import type { AuditCheck } from "../../../contract/audit.ts";
import { announce } from "../frame/announce.tsx";
import { Banner } from "../frame/banner.tsx";
import { Failure } from "../frame/failure.tsx";
import { when } from "../frame/moment.ts";
import { useChecks, useStartCheck } from "./audit-api.ts";
import { words } from "./words.ts";

/** 核验: how the last check of the chain went, how far the present one is, and the button that begins one. */
export function Checking() {
  const checks = useChecks();
  const start = useStartCheck();
  const items = checks.data?.items ?? [];
  const [newest] = items;
  const running = newest?.state === "running";
  useTold(newest);
  return (
    <section className="block audit-checking" aria-label={words.checking}>
      <div className="bar-buttons">
        <h2>{words.checking}</h2>
        <Button loading={start.isPending} disabled={running} onClick={() => start.mutate()}>
          {running ? words.checkRuns : words.verify}
        </Button>
      </div>
      {checks.isError ? <Failure title={words.cannotVerify} error={checks.error} onRetry={() => void checks.refetch()} /> : null}
      {checks.data && !newest ? <p className="small">{words.neverChecked}</p> : null}
      {newest ? <Newest check={newest} /> : null}
      {items.length > 1 ? <Earlier items={items.slice(1)} /> : null}
    </section>
  );
}

/** Whoever waits for the end hears it, and nobody hears the end of a check that was over when they came. */
function useTold(newest: AuditCheck | undefined) {
  const waited = useRef<string>(undefined);
  useEffect(() => {
    if (newest?.state === "running") waited.current = newest.id;
    else if (newest && waited.current === newest.id) {
      waited.current = undefined;
      announce(titleOf(newest), "heard");
    }
  }, [newest]);
}

function titleOf({ state, breaks }: AuditCheck): string {
  return state === "broken" ? words.broken(breaks) : words.checkStates[state];
}

const WHOLE = 100;
const shareOf = ({ link, through }: AuditCheck): number => (through === 0 ? 0 : Math.floor((link / through) * WHOLE));

function Newest({ check }: { check: AuditCheck }) {
  if (check.state === "running") {
    return (
      <>
        <p>{words.checkedSoFar(check.link, check.through)}</p>
        <Progress percent={shareOf(check)} aria-label={words.checkRuns} />
        <p className="small">{saidOf(check)}</p>
      </>
    );
  }
  const tone = check.state === "whole" ? "success" : check.state === "broken" ? "danger" : "info";
  return <Banner tone={tone} title={titleOf(check)} text={<Found check={check} />} />;
}

const saidOf = (check: AuditCheck): string => words.startedBy(check.startedBy ?? words.byNight, when(check.startedAt));

function Found({ check }: { check: AuditCheck }) {
  return (
    <>
      {check.firstBreaks.length > 0 ? (
        <ul>
          {check.firstBreaks.map((one) => (
            <li key={one} lang="en">
              {one}
            </li>
          ))}
        </ul>
      ) : null}
      <p>{words.sealedOf(check.link, check.events)}</p>
      <p className="small">
        {saidOf(check)}
        {check.lastEvent ? words.lastVerified(check.lastEvent, when(check.movedAt)) : null}
      </p>
      {check.head ? (
        <p className="small">
          {words.head} <code className="audit-head">{check.head}</code>
        </p>
      ) : null}
    </>
  );
}

function Earlier({ items }: { items: AuditCheck[] }) {
  return (
    <details>
      <summary>{words.earlierChecks}</summary>
      <ul>
        {items.map((check) => (
          <li key={check.id}>
            {titleOf(check)} <span className="small">{`${saidOf(check)} ${words.sealedOf(check.link, check.events)}`}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
