import { Button, Checkbox } from "antd";
import { useEffect, useRef } from "react";
import type { AlertSummary } from "../../../contract.ts";
import { announce } from "../frame/announce.tsx";
import { useKeys } from "../frame/keys.ts";
import { clock, useNow } from "../frame/moment.ts";
import { go, idUnder, usePath } from "../frame/path.tsx";
import { frame } from "../frame/words.ts";
import { names } from "../frame/names.ts";
import { words } from "./words.ts";
import { useDesk } from "./alerts-api.ts";
import { useBell, useRinging } from "./bell.ts";

export const sayKinds = (kinds: AlertSummary["kinds"]): string =>
  kinds.length > 0 ? kinds.map((kind) => names.dangerKind[kind]).join(frame.list) : words.unnamed;

/** How many nobody has taken yet, in red, where the menu leads to them. */
export function WaitingCount() {
  const desk = useDesk();
  const waiting = (desk.data?.open ?? []).filter((alert) => alert.state === "waiting").length;
  if (waiting === 0) return null;
  return (
    <span className="menu-count">
      {waiting}
      <span className="off-screen">{words.waitingCount(waiting).replace(/^\d+/, "")}</span>
    </span>
  );
}

export function BellSwitch() {
  const [on, setOn] = useBell();
  const change = (next: boolean) => {
    setOn(next);
    announce(next ? words.bellOn : words.bellOff);
  };
  return (
    <Checkbox checked={on} onChange={(event) => change(event.target.checked)}>
      {words.bell}
    </Checkbox>
  );
}

/** The tab of a console in the background says it too; pages write the rest of the title. */
function useTitleMark(calling: boolean): void {
  useEffect(() => {
    const bare = document.title.replace(frame.dangerTab, "");
    document.title = calling ? `${frame.dangerTab}${bare}` : bare;
  });
}

/** Said once for each alert that begins to call this person. */
function useHeard(calling: AlertSummary[]): void {
  const heard = useRef(new Set<string>());
  useEffect(() => {
    for (const alert of calling) {
      const step = `${alert.id}/${alert.level}`;
      if (!heard.current.has(step)) announce(words.heard(sayKinds(alert.kinds)), "heard");
      heard.current.add(step);
    }
  }, [calling]);
}

const NONE: AlertSummary[] = [];

/** On every page, while an alert calls this person. */
export function AlarmBar() {
  const desk = useDesk();
  const calling = desk.data?.open.filter((alert) => alert.pages) ?? NONE;
  useRinging(calling.length > 0);
  useHeard(calling);
  const [first] = calling;
  return first ? <Calling first={first} count={calling.length} open={desk.data?.open ?? NONE} /> : <Quiet />;
}

function Quiet() {
  useTitleMark(false);
  return null;
}

function Calling({ first, count, open }: { first: AlertSummary; count: number; open: AlertSummary[] }) {
  const now = useNow(1000);
  useTitleMark(true);
  const path = usePath();
  const chosen = idUnder(path, "danger");
  // The alert on screen has the key to itself while it waits; on a draft, A leads to 通过.
  const free = idUnder(path, "drafts") === null && open.every((alert) => alert.id !== chosen || alert.state !== "waiting");
  const look = () => go(`/console/danger/${encodeURIComponent(first.id)}`);
  useKeys(free ? { a: look } : {});
  const waiting = first.state === "waiting";
  const left = Date.parse(first.acknowledgeBy) - now;
  return (
    <section className="alarm-bar" aria-label={frame.pages.danger}>
      <p className="alarm-words">
        <strong>{waiting ? words.banner(sayKinds(first.kinds), count) : words.bannerAgain(sayKinds(first.kinds), count)}</strong>
        <span>
          {words.bannerText(clock(now - Date.parse(first.raisedAt)), waiting && first.level < 2 && left > 0 ? clock(left) : null)}
        </span>
      </p>
      <div className="alarm-acts">
        {path.startsWith("/console/danger") ? null : <BellSwitch />}
        {chosen === first.id ? null : (
          <Button onClick={look} danger type="primary">
            {free ? words.lookByKey : words.look}
          </Button>
        )}
      </div>
    </section>
  );
}
