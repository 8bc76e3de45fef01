/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { Answer } from "../../../contract.ts";
import { answerText } from "./answer-text.ts";
import type { Held } from "../conversation/conversation.ts";
import { copyText } from "../frame/copy-text.ts";
import { fileAt, pathOf } from "../conversation/reach-service.ts";
import { words } from "../frame/language.ts";

/** The browser has taken the file over by then. */
const RELEASE_MS = 60_000;

type Props = { answer: Answer; held: Held; announce: (said: string) => void };

/** A file at a press, and what came of it: said beside the button, and read out. */
export function useTaking({ held, announce }: { held: Held; announce: (said: string) => void }) {
  const [told, setTold] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const tell = (said: string) => {
    setTold(said);
    announce(said);
  };
  const take = async (what: string, said: string) => {
    setBusy(true);
    const outcome = await fileAt(held, what);
    setBusy(false);
    tell(saved(outcome, said));
  };
  return { told, busy, tell, take };
}

/** Copy, print, keep: each way carries the label. */
export function TakeAnswer({ answer, held, announce }: Props) {
  const { told, busy, tell, take } = useTaking({ held, announce });
  const copy = async () => tell((await copyText(answerText(answer))) ? words.answer.copied : words.answer.copy_failed);
  return (
    <div class="take" role="group" aria-label={words.answer.take}>
      <button type="button" class="plain" onClick={() => void copy()}>
        {words.answer.copy}
      </button>
      <Print held={held} />
      <button type="button" class="plain" disabled={busy} onClick={() => void take("answer.docx", words.answer.downloaded)}>
        {busy ? words.answer.downloading : words.answer.download}
      </button>
      {told && <p class="hint">{told}</p>}
      <p class="hint">{words.answer.take_hint}</p>
    </div>
  );
}

/** A form posts the token, so that it stands in no address, no history and no log, and the browser opens the tab itself. */
function Print({ held }: { held: Held }) {
  return (
    <form method="post" action={`${pathOf(held)}/answer.html`} target="_blank">
      <input type="hidden" name="token" value={held.token} />
      <button type="submit" class="plain">
        {words.answer.print}
      </button>
    </form>
  );
}

/** @returns what to say: `said`, or why not. In WeChat a download does nothing, and nobody is told. */
function saved(outcome: Awaited<ReturnType<typeof fileAt>>, said: string): string {
  if (!outcome.ok) return [outcome.trouble.title, outcome.trouble.detail].filter(Boolean).join(words.marks.stop);
  if (/MicroMessenger/i.test(navigator.userAgent)) return words.answer.not_in_wechat;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(outcome.value);
  link.download = outcome.value.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), RELEASE_MS);
  return said;
}
