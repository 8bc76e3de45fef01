import { Button } from "antd";
import { Banner } from "../frame/banner.tsx";
import { day, when } from "../frame/moment.ts";
import { useMe } from "../frame/session.ts";
import { useStanding } from "./assignment-api.ts";
import { words } from "./words.ts";

/** A conflict that was found after the claim, and what the last lawyer left to say. */
export function StandingBanner({ draftId, mine, onRecuse }: { draftId: string; mine: boolean; onRecuse: () => void }) {
  const reviews = useMe().lawyer !== null;
  const { data } = useStanding(draftId, reviews);
  if (!data) return null;
  const worst = data.conflicts.find(({ kind }) => kind === "opposed") ?? data.conflicts[0];
  const withdraw = mine ? <Button onClick={onRecuse}>{words.recuse.open}</Button> : null;
  const said = words.standing;
  return (
    <>
      {worst ? (
        <Banner
          tone="warning"
          title={worst.kind === "opposed" ? said.opposed : said.crossed}
          text={(worst.kind === "opposed" ? said.opposedText : said.crossedText)(worst.by, day(worst.at))}
          actions={withdraw}
        />
      ) : null}
      {data.handover ? (
        <Banner
          tone="info"
          title={`${said.handover(data.handover.from)} · ${when(data.handover.at)}`}
          text={data.handover.note || said.noNote}
        />
      ) : null}
    </>
  );
}
