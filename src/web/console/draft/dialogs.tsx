import { Fragment } from "react";
import type { DraftView, Finding } from "../../../contract.ts";
import { PassDialog } from "../assignment/pass-dialog.tsx";
import { RecuseDialog } from "../assignment/recuse-dialog.tsx";
import { FocusBack } from "../frame/focus-back.tsx";
import type { KeyLine } from "../frame/keys.ts";
import { SpeakDialog } from "../speaking/speak-dialog.tsx";
import { ConfirmDialog, EscalateDialog } from "./ask-dialogs.tsx";
import { CalculateDialog } from "./calculate-dialog.tsx";
import { ChangedDialog } from "./changed-dialog.tsx";
import { CompareDialog } from "./compare-dialog.tsx";
import { ConsultDialog } from "./consulting.tsx";
import { CorrectDialog } from "./correct-dialog.tsx";
import { isDirty, type ChangeDesk, type Desk } from "./desk.ts";
import { ElsewhereDialog } from "./elsewhere-dialog.tsx";
import { ReturnDialog } from "./return-dialog.tsx";
import { ShortcutSheet } from "./shortcut-sheet.tsx";
import { VersionsDialog } from "./versions-dialog.tsx";
import type { Acts } from "./use-acts.ts";
import { words } from "./words.ts";

type Props = { acts: Acts; desk: Desk; latest: DraftView; findings: Finding[]; change: ChangeDesk; mine: boolean; keys: KeyLine[] };

function Opened({ acts, desk, latest, findings, change, mine, keys }: Props) {
  const { busy, close } = acts;
  switch (acts.dialog) {
    case "return":
      return <ReturnDialog desk={desk} change={change} busy={busy} onSend={acts.sendBack} onClose={close} />;
    case "speak":
      return (
        <SpeakDialog
          body={desk.shown.body}
          latest={latest}
          speaking={desk.speaking}
          change={(speaking) => change({ speaking })}
          busy={busy}
          onSend={acts.speak}
          onClose={close}
        />
      );
    case "escalate":
      return <EscalateDialog desk={desk} change={change} busy={busy} onSend={acts.escalate} onClose={close} />;
    case "refer":
      return <ConfirmDialog {...words.referring} busy={busy} onYes={acts.refer} onClose={close} />;
    case "release":
      return <PassDialog dirty={isDirty(desk)} busy={busy} onSend={acts.release} onClose={close} />;
    case "recuse":
      return <RecuseDialog id={latest.id} onGone={acts.leave} onClose={close} />;
    case "changed":
      return <ChangedDialog desk={desk} latest={latest} change={change} onClose={close} />;
    case "correct":
      return <CorrectDialog desk={desk} latest={latest} change={change} busy={busy} onSend={acts.correct} onClose={close} />;
    case "compare":
      return <CompareDialog desk={desk} findings={findings} change={change} onClose={close} />;
    case "calculate":
      return <CalculateDialog desk={desk} change={change} at={acts.sumAt} onClose={close} />;
    case "elsewhere":
      return <ElsewhereDialog desk={desk} change={change} onClose={close} />;
    case "consult":
      return <ConsultDialog draftId={latest.id} onClose={close} />;
    case "keys":
      return <ShortcutSheet list={keys.map(({ shown, says }) => [shown, says])} onClose={close} />;
    case "versions":
      return <VersionsDialog desk={desk} change={change} mine={mine} onClose={close} />;
    case null:
      return null;
  }
}

/** The one dialog that is open, if any. */
export function Dialogs(props: Props) {
  const { dialog } = props.acts;
  return dialog ? (
    <Fragment key={dialog}>
      <FocusBack />
      <Opened {...props} />
    </Fragment>
  ) : null;
}
