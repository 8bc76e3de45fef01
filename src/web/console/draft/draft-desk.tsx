import { Button } from "antd";
import { useState } from "react";
import type { Citation, DraftView, Finding } from "../../../contract.ts";
import { Banner } from "../frame/banner.tsx";
import { sayError } from "../frame/failure.tsx";
import { useKeys } from "../frame/keys.ts";
import { Page } from "../frame/page.tsx";
import { useNext } from "../queue/take-next.ts";
import { copyLabelled } from "../frame/labelled-copy.ts";
import { words } from "../strings.ts";
import { aiLabel } from "./ai-label.ts";
import { ActionBar, StandingBar } from "./action-bar.tsx";
import { CorrectionBanner } from "./correction-banner.tsx";
import { DeskProvider, type OnDesk } from "./desk-context.tsx";
import { isDirty, useDesk, type ChangeDesk, type Desk } from "./desk.ts";
import { Dialogs } from "./dialogs.tsx";
import { DraftHead } from "./draft-head.tsx";
import { EditingBody } from "./editing-body.tsx";
import { FindingsList } from "./findings-list.tsx";
import { Outcome } from "./outcome.tsx";
import { GroupPanel } from "./group-panel.tsx";
import { moveClaim } from "./places.ts";
import { QuestionSide } from "./question-side.tsx";
import { ReadingBody } from "./reading-body.tsx";
import { ReleasePanel } from "./release-panel.tsx";
import { SourceSide } from "./source-side.tsx";
import { useActs, type Acts } from "./use-acts.ts";
import { useCheck } from "./use-check.ts";

function Trouble({ acts }: { acts: Acts }) {
  if (!acts.trouble) return null;
  const close = <Button onClick={acts.clear}>{words.draft.understood}</Button>;
  return <Banner tone="danger" title={words.draft.refused} text={sayError(acts.trouble)} actions={close} />;
}

function Moved({ desk, latest, acts }: { desk: Desk; latest: DraftView; acts: Acts }) {
  if (desk.shown.sha256 === latest.sha256) return null;
  const see = <Button onClick={() => acts.open("changed")}>{words.changed.see}</Button>;
  return <Banner tone="warning" title={words.changed.title} text={words.changed.lead} actions={see} />;
}

type Centre = {
  desk: Desk;
  change: ChangeDesk;
  findings: Finding[];
  checking: boolean;
  mine: boolean;
  onCompare: () => void;
};

function Centre({ desk, change, findings, checking, mine, onCompare }: Centre) {
  const edited = desk.edited;
  return (
    <div
      className="centre"
      tabIndex={0}
      role="region"
      aria-label={words.draft.body}
      // Within the fields of an edit text is only moved about.
      onCopy={(event) => (edited ? undefined : copyLabelled(event, aiLabel(desk.shown.state)))}
    >
      {edited && !mine ? <Banner tone="warning" title={words.draft.keptEdits} text={words.draft.keptEditsNext} /> : null}
      <FindingsList
        findings={findings}
        desk={desk}
        change={change}
        mine={mine}
        unsaved={isDirty(desk)}
        checking={checking}
        onCompare={onCompare}
      />
      {edited ? <EditingBody edit={(patch) => change({ edited: { ...edited, ...patch } })} /> : <ReadingBody />}
    </div>
  );
}

function useDraftKeys(acts: Acts, take: () => void): void {
  useKeys({
    j: () => moveClaim(1),
    k: () => moveClaim(-1),
    e: acts.edit,
    n: take,
    t: acts.askCorrect,
    v: acts.askCompare,
    c: () => acts.askCalculate(null),
    "?": () => acts.open("keys"),
    "？": () => acts.open("keys"),
    "ctrl+enter": acts.approve,
    "ctrl+s": acts.save,
  });
}

/** The three columns: what was asked, what is answered, what it stands on. */
export function DraftDesk({ latest }: { latest: DraftView }) {
  const [desk, change] = useDesk(latest);
  const [lit, light] = useState<Citation | null>(null);
  const { shown } = desk;
  const mine = latest.claimedByMe && latest.state === "claimed";
  const check = useCheck(latest.id, desk);
  const current = latest.sha256 === shown.sha256 ? latest : shown;
  const { findings, verdicts: said } = check.said ?? current;
  const verdicts = check.fresh ? said : [];
  const acts = useActs({ id: latest.id, desk, change, findings, mine });
  const calculate = mine ? acts.askCalculate : null;
  const next = useNext();
  useDraftKeys(acts, next.take);
  if (acts.done) return <Outcome done={acts.done} inquiryId={latest.inquiryId} />;
  const body = desk.edited ?? shown.body;
  const { sources, cases } = shown;
  const { remembered } = current;
  const onDesk: OnDesk = {
    id: latest.id,
    body,
    findings,
    remembered,
    verdicts,
    reasons: desk.overrides,
    sources,
    cases,
    lit,
    light,
    calculate,
  };
  return (
    <DeskProvider value={onDesk}>
      <Page wide title={words.draft.title} extra={<DraftHead shown={shown} latest={latest} onRenew={acts.claim} />}>
        <Trouble acts={acts} />
        <Moved desk={desk} latest={latest} acts={acts} />
        {latest.correction ? <CorrectionBanner latest={latest} correction={latest.correction} /> : null}
        <div className="columns">
          <QuestionSide id={latest.id} inquiry={current.inquiry} mayOpen={mine} onCorrect={mine ? acts.askCorrect : null} />
          <Centre desk={desk} change={change} findings={findings} checking={check.checking} mine={mine} onCompare={acts.askCompare} />
          <SourceSide>
            {latest.group ? <GroupPanel group={latest.group} desk={desk} change={change} mine={mine} /> : null}
            {latest.state === "delivered" ? <ReleasePanel draft={latest} /> : null}
          </SourceSide>
        </div>
        {mine ? (
          <ActionBar desk={desk} findings={findings} acts={acts} />
        ) : (
          <StandingBar latest={latest} acts={acts} taking={next.taking} take={next.take} />
        )}
        <Dialogs acts={acts} desk={desk} latest={latest} findings={findings} change={change} />
      </Page>
    </DeskProvider>
  );
}
