/** @jsxImportSource preact */
/** 全部删除: what goes and what stays is said before it is done, and on the receipt after it. */
import { useState } from "preact/hooks";
import type { ErasureAhead, ErasureReceipt } from "../../../contract/mine.ts";
import type { Desk } from "../conversation/use-conversation.ts";
import { copyText } from "../frame/copy-text.ts";
import { say, words } from "../frame/language.ts";
import { sayTime } from "../frame/say-time.ts";
import { Heading, TroubleBox } from "../frame/trouble.tsx";
import { useRefocus } from "../frame/use-refocus.ts";
import * as my from "./my-service.ts";
import { useAsked } from "./use-asked.ts";

export function Erase({ token, erased }: { token: string; erased: (receipt: ErasureReceipt) => void }) {
  const { value: ahead, trouble, ask, act, set } = useAsked<ErasureAhead>();
  const [sending, setSending] = useState(false);
  const safe = useRefocus<HTMLButtonElement>(ahead === null);
  const erase = async () => {
    setSending(true);
    const outcome = await act(my.erase(token));
    if (outcome.ok) return erased(outcome.value);
    setSending(false);
  };
  if (!ahead) {
    return (
      <>
        <button type="button" class="quiet" ref={safe} onClick={() => void ask(my.ahead(token))}>
          {words.matters.erase}
        </button>
        <TroubleBox trouble={trouble} />
      </>
    );
  }
  return (
    <section class="card" aria-label={words.matters.erase}>
      <p>{say(words.matters.erase_goes, { what: say(words.matters.erase_counts, ahead.deleted) })}</p>
      <p>{words.matters.erase_stays}</p>
      {ahead.waitsFor > 0 && <p>{say(words.matters.erase_waits, { n: ahead.waitsFor })}</p>}
      <TroubleBox trouble={trouble} />
      <div class="pair">
        <button type="button" class="plain" ref={safe} disabled={sending} onClick={() => set(null)}>
          {words.matters.erase_no}
        </button>
        <button type="button" class="plain" disabled={sending} onClick={() => void erase()}>
          {sending ? words.frame.sending : words.matters.erase_yes}
        </button>
      </div>
    </section>
  );
}

export function Erased({ receipt: { number, askedAt, doneAt, deleted }, desk }: { receipt: ErasureReceipt; desk: Desk }) {
  const title = doneAt ? words.matters.erased : words.matters.erased_waits;
  const told = doneAt ? words.matters.receipt : words.matters.receipt_waits;
  const line = say(told, { what: say(words.matters.erase_counts, deleted), number, time: sayTime(askedAt) });
  const copy = async () =>
    desk.acts.announce((await copyText(`${title}\n${line}`)) ? words.matters.receipt_copied : words.answer.copy_failed);
  return (
    <>
      <Heading>{title}</Heading>
      <p class="lead">{line}</p>
      <p class="lead">{words.matters.erase_stays}</p>
      {desk.now.said && <p class="hint">{desk.now.said}</p>}
      <button type="button" class="plain" onClick={() => void copy()}>
        {words.matters.receipt_copy}
      </button>
      <button type="button" class="main" onClick={desk.acts.begin}>
        {words.frame.begin_again}
      </button>
    </>
  );
}
