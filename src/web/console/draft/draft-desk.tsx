import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import type { Citation, DraftView, Finding } from "../../../contract.ts";
import { Banner } from "../frame/banner.tsx";
import { sayError } from "../frame/failure.tsx";
import { bound, useKeys } from "../frame/keys.ts";
import { Page } from "../frame/page.tsx";
import { useNext } from "../queue/take-next.ts";
import { copyLabelled } from "../frame/labelled-copy.ts";
import { ToldBanner } from "../speaking/told-banner.tsx";
import { StandingBanner } from "../assignment/standing-banner.tsx";
import { words } from "./words.ts";
import { aiLabel } from "./ai-label.ts";
import { ActionBar, StandingBar } from "./action-bar.tsx";
import { CollisionBanner } from "./collision-banner.tsx";
import { Columns } from "./columns.tsx";
import { Consulting } from "./consulting.tsx";
import { CorrectionBanner } from "./correction-banner.tsx";
import { DeskProvider, type OnDesk } from "./desk-context.tsx";
import { isDirty, useDesk, type ChangeDesk, type Desk } from "./desk.ts";
import { Dialogs } from "./dialogs.tsx";
import { DraftHead } from "./draft-head.tsx";
import { EditingBar, WorkingNotes } from "./editing-bar.tsx";
import { EditingBody } from "./editing-body.tsx";
import { FindingsList } from "./findings-list.tsx";
import { Outcome } from "./outcome.tsx";
import { GroupPanel } from "./group-panel.tsx";
import { draftKeys } from "./key-table.ts";
import { goToFinding } from "./next-finding.ts";
import { QuestionSide } from "./question-side.tsx";
import { ReadingProvider, useReadingOf } from "./reading.tsx";
import { ReadingBody } from "./reading-body.tsx";
import { RelatedPanel } from "./related-panel.tsx";
import { ReleasePanel } from "./release-panel.tsx";
import { SourceSide } from "./source-side.tsx";
import { useActs, type Acts } from "./use-acts.ts";
import { useCheck } from "./use-check.ts";
import { useKeptFocus } from "./kept-focus.ts";
import { useTurns } from "./use-turns.ts";
import { useWorking, type Working } from "./use-working.ts";

function Trouble({ acts }: { acts: Acts }) {
  if (!acts.trouble) return null;
  const close = <Button onClick={acts.clear}>{words.draft.understood}</Button>;
  return <Banner tone="danger" title={words.draft.refused} text={sayError(acts.trouble)} actions={close} />;
}

type Centre = {
  desk: Desk;
  change: ChangeDesk;
  findings: Finding[];
  checking: boolean;
  mine: boolean;
  acts: Acts;
  working: Working;
  toFinding: (step: 1 | -1) => void;
};

function Centre({ desk, change, findings, checking, mine, acts, working, toFinding }: Centre) {
  const edited = desk.edited;
  const { turn, mayUndo, mayRedo } = useTurns(desk, change);
  return (
    <div
      className="centre"
      tabIndex={0}
      role="region"
      aria-label={words.draft.body}
      // Within the fields of an edit text is only moved about.
      onCopy={(event) => (edited ? undefined : copyLabelled(event, aiLabel(desk.shown.state)))}
    >
      {edited ? (
        <EditingBar
          working={working}
          mayUndo={mayUndo}
          mayRedo={mayRedo}
          turn={turn}
          findings={findings.length}
          toFinding={toFinding}
          onVersions={() => acts.open("versions")}
        />
      ) : null}
      <FindingsList
        findings={findings}
        desk={desk}
        change={change}
        mine={mine}
        unsaved={isDirty(desk)}
        checking={checking}
        onCompare={acts.askCompare}
      />
      {edited ? <EditingBody edit={(patch) => change({ edited: { ...edited, ...patch } })} turn={turn} /> : <ReadingBody />}
    </div>
  );
}

function DeskColumns(props: Centre & { latest: DraftView; inquiry: DraftView["inquiry"]; lit: Citation | null }) {
  const { latest, inquiry, lit, desk, change, mine, acts } = props;
  return (
    <Columns
      lit={lit}
      editing={desk.edited !== null}
      question={<QuestionSide id={latest.id} inquiry={inquiry} mayOpen={mine} onCorrect={mine ? acts.askCorrect : null} />}
      draft={<Centre {...props} />}
      law={
        <SourceSide>
          <RelatedPanel draftId={latest.id} mine={mine} />
          {latest.group ? <GroupPanel group={latest.group} desk={desk} change={change} mine={mine} /> : null}
          {latest.state === "delivered" ? <ReleasePanel draft={latest} /> : null}
        </SourceSide>
      }
    />
  );
}

/** The working copy, and the version that it becomes now and then. */
function useWorkingAndActs(on: Omit<Parameters<typeof useActs>[0], "working">): { acts: Acts; working: Working } {
  const version = useRef<() => void>(() => undefined);
  const working = useWorking({ ...on, version: () => version.current() });
  const acts = useActs({ ...on, working });
  useEffect(() => {
    version.current = acts.version;
  });
  return { acts, working };
}

const NO_KEYS = {};

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
  const reading = useReadingOf(latest.id, current.reading, mine, light);
  const { acts, working } = useWorkingAndActs({ id: latest.id, desk, change, findings, mine, unread: reading.left });
  const next = useNext();
  const toFinding = (step: 1 | -1) => goToFinding(findings, step);
  const keys = draftKeys(acts, { mine, take: next.take, finding: toFinding, unread: reading.jump });
  // Decided, the page is the outcome's: two tables at once would take two drafts by one N.
  useKeys(acts.done ? NO_KEYS : bound(keys));
  useKeptFocus(desk.edited !== null);
  if (acts.done) return <Outcome done={acts.done} draftId={latest.id} inquiryId={latest.inquiryId} channel={latest.inquiry.channel} />;
  const onDesk: OnDesk = {
    id: latest.id,
    body: desk.edited ?? shown.body,
    findings,
    remembered: current.remembered,
    verdicts,
    reasons: desk.overrides,
    sources: shown.sources,
    cases: shown.cases,
    lit,
    light,
    calculate: mine ? acts.askCalculate : null,
  };
  const centre = { desk, change, findings, checking: check.checking, mine, acts, working, toFinding };
  return (
    <DeskProvider value={onDesk}>
      <ReadingProvider value={reading}>
        <Page wide title={words.draft.title} extra={<DraftHead shown={shown} latest={latest} onRenew={acts.claim} />}>
          <Trouble acts={acts} />
          <CollisionBanner desk={desk} change={change} latest={latest} acts={acts} />
          <WorkingNotes working={working} onDrop={acts.drop} dropText={words.bar.drop} />
          {latest.correction ? <CorrectionBanner latest={latest} correction={latest.correction} /> : null}
          <ToldBanner told={latest.speaking.told} />
          <StandingBanner draftId={latest.id} mine={mine} onRecuse={() => acts.open("recuse")} />
          <Consulting draftId={latest.id} mine={mine} onAsk={() => acts.open("consult")} />
          <DeskColumns {...centre} latest={latest} inquiry={current.inquiry} lit={lit} />
          {mine ? (
            <ActionBar desk={desk} findings={findings} acts={acts} />
          ) : (
            <StandingBar latest={latest} acts={acts} taking={next.taking} take={next.take} />
          )}
          <Dialogs acts={acts} desk={desk} latest={latest} findings={findings} change={change} mine={mine} keys={keys} />
        </Page>
      </ReadingProvider>
    </DeskProvider>
  );
}
