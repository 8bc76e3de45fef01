import { Button } from "antd";
import { Banner } from "../frame/banner.tsx";
import { when } from "../frame/moment.ts";
import { editorWords } from "./editor-words.ts";
import type { Keeping } from "./keeper.ts";
import type { Working } from "./use-working.ts";

function sayKeeping(keeping: Keeping): string {
  return keeping.state === "kept" ? editorWords.keeping.kept(when(keeping.at)) : editorWords.keeping[keeping.state];
}

type Props = {
  working: Working;
  mayUndo: boolean;
  mayRedo: boolean;
  turn: (which: "undo" | "redo") => void;
  findings: number;
  toFinding: (step: 1 | -1) => void;
  onVersions: () => void;
};

/** Above the form: whether the words are safe, the way back, and what the gate found. Not a live region: it changes with every pause. */
export function EditingBar({ working, mayUndo, mayRedo, turn, findings, toFinding, onVersions }: Props) {
  const { keeping } = working;
  return (
    <div className="editing-bar" role="group" aria-label={editorWords.bar}>
      <p
        className={keeping.state === "offline" || keeping.state === "refused" ? "keeping is-at-risk" : "keeping"}
        data-keeping={keeping.state}
      >
        {sayKeeping(keeping)}
      </p>
      <div className="editing-acts">
        <Button size="small" disabled={!mayUndo} title="Ctrl + Z" onClick={() => turn("undo")}>
          {editorWords.undo}
        </Button>
        <Button size="small" disabled={!mayRedo} title="Ctrl + Shift + Z" onClick={() => turn("redo")}>
          {editorWords.redo}
        </Button>
        <Button size="small" title="H" onClick={onVersions}>
          {editorWords.versions}
        </Button>
        <span className="small">{editorWords.findings(findings)}</span>
        {findings > 0 ? (
          <>
            <Button size="small" title="Shift + F8" onClick={() => toFinding(-1)}>
              {editorWords.lastFinding}
            </Button>
            <Button size="small" title="F8" onClick={() => toFinding(1)}>
              {editorWords.nextFinding}
            </Button>
          </>
        ) : null}
      </div>
    </div>
  );
}

/** What came back from a former visit, and what two windows of one person both wrote. */
export function WorkingNotes({ working, onDrop, dropText }: { working: Working; onDrop: () => void; dropText: string }) {
  const { keeping, restored } = working;
  if (keeping.state === "elsewhere") {
    const { current } = keeping;
    return (
      <Banner
        tone="warning"
        title={editorWords.keeping.elsewhere}
        actions={
          <>
            <Button onClick={() => working.keepHere(current)}>{editorWords.keepHere}</Button>
            <Button onClick={() => working.takeOther(current)}>{editorWords.takeOther}</Button>
          </>
        }
      />
    );
  }
  if (!restored) return null;
  return (
    <Banner
      tone="info"
      title={editorWords.restored(when(restored.at))}
      text={restored.merged ? editorWords.restoredMerged : editorWords.restoredNext}
      actions={<Button onClick={onDrop}>{dropText}</Button>}
    />
  );
}
