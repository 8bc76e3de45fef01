import { Fragment } from "react";
import type { DraftView, Finding } from "../../../contract.ts";
import { FocusBack } from "../frame/focus-back.tsx";
import { words } from "../strings.ts";
import { ConfirmDialog, EscalateDialog } from "./ask-dialogs.tsx";
import { CalculateDialog } from "./calculate-dialog.tsx";
import { ChangedDialog } from "./changed-dialog.tsx";
import { CompareDialog } from "./compare-dialog.tsx";
import { CorrectDialog } from "./correct-dialog.tsx";
import type { ChangeDesk, Desk } from "./desk.ts";
import { ReturnDialog } from "./return-dialog.tsx";
import { ShortcutSheet } from "./shortcut-sheet.tsx";
import type { Acts } from "./use-acts.ts";

type Props = { acts: Acts; desk: Desk; latest: DraftView; findings: Finding[]; change: ChangeDesk };

function Opened({ acts, desk, latest, findings, change }: Props) {
  const { busy, close } = acts;
  switch (acts.dialog) {
    case "return":
      return <ReturnDialog desk={desk} change={change} busy={busy} onSend={acts.sendBack} onClose={close} />;
    case "escalate":
      return <EscalateDialog desk={desk} change={change} busy={busy} onSend={acts.escalate} onClose={close} />;
    case "refer":
      return <ConfirmDialog {...words.referring} busy={busy} onYes={acts.refer} onClose={close} />;
    case "release":
      return <ConfirmDialog {...words.releasing} danger busy={busy} onYes={acts.release} onClose={close} />;
    case "changed":
      return <ChangedDialog desk={desk} latest={latest} change={change} onClose={close} />;
    case "correct":
      return <CorrectDialog desk={desk} latest={latest} change={change} busy={busy} onSend={acts.correct} onClose={close} />;
    case "compare":
      return <CompareDialog desk={desk} findings={findings} change={change} onClose={close} />;
    case "calculate":
      return <CalculateDialog desk={desk} change={change} at={acts.sumAt} onClose={close} />;
    case "keys":
      return <ShortcutSheet onClose={close} />;
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
