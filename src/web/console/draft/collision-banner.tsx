import { Button } from "antd";
import { useEffect, useMemo } from "react";
import type { DraftView } from "../../../contract.ts";
import { announce } from "../frame/announce.tsx";
import { Banner } from "../frame/banner.tsx";
import { ChangesList } from "./changes-list.tsx";
import { collisionOf, type Collision } from "./collision.ts";
import { isDirty, type ChangeDesk, type Desk } from "./desk.ts";
import { editorWords } from "./editor-words.ts";
import type { Acts } from "./use-acts.ts";
import { whatChanged } from "./what-changed.ts";

const said = editorWords.collision;

const titleOf = (collision: Collision): string => (collision.kind === "said" ? said.said(collision.more) : said[collision.kind]);

const NEXT: Record<Collision["kind"], string> = {
  taken: said.takenNext,
  lapsed: said.lapsedNext,
  withdrawn: said.withdrawnNext,
  decided: said.decidedNext,
  changed: said.changedNext,
  said: said.saidNext,
};

/** What is written here and stands nowhere else; it can be read and copied whatever became of the draft. */
function MyWords({ desk }: { desk: Desk }) {
  const { edited, shown } = desk;
  const changes = useMemo(() => (edited ? whatChanged(shown.body, edited) : []), [edited, shown.body]);
  if (changes.length === 0) return null;
  return (
    <details>
      <summary>{said.mine(changes.length)}</summary>
      <ChangesList changes={changes} label={said.mine(changes.length)} />
    </details>
  );
}

type Props = { desk: Desk; change: ChangeDesk; latest: DraftView; acts: Acts };

/** Somebody else moved what is on the screen: said at once, with the difference; nothing typed goes. */
export function CollisionBanner({ desk, change, latest, acts }: Props) {
  const { shown } = desk;
  const collision = collisionOf(shown, latest);
  const title = collision ? titleOf(collision) : null;
  useEffect(() => {
    if (title) announce(title, "heard");
  }, [title]);
  if (!collision || !title) return null;
  const { kind } = collision;
  const readNow = () => change({ shown: { ...shown, inquiry: latest.inquiry } });
  const moved = latest.sha256 !== shown.sha256;
  return (
    <Banner
      tone="warning"
      title={title}
      text={
        <>
          {NEXT[kind]}
          {isDirty(desk) && kind !== "changed" && kind !== "said" ? <MyWords desk={desk} /> : null}
        </>
      }
      actions={
        <>
          {kind === "lapsed" ? (
            <Button type="primary" loading={acts.busy} onClick={acts.claim}>
              {said.again}
            </Button>
          ) : null}
          {moved ? <Button onClick={() => acts.open("changed")}>{said.see}</Button> : null}
          {kind === "said" ? <Button onClick={readNow}>{said.seen}</Button> : null}
        </>
      }
    />
  );
}
