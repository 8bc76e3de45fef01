/** @jsxImportSource preact */
import type { InquiryView } from "../../contract.ts";
import { copyLabelled } from "../console/frame/labelled-copy.ts";
import { AnswerSections, Signature } from "./answer.tsx";
import { sayDayOf } from "./say-time.ts";
import { words } from "./strings.ts";

/** 已被更正的答复: folded and struck, never hidden. Whoever listens is told where the struck part begins and ends. */
export function CorrectedAnswers({ corrected }: { corrected: InquiryView["corrected"] }) {
  return corrected.map(({ at, reason, was }) => (
    <details class="more" key={at}>
      <summary>{words.corrected_one(sayDayOf(was.at))}</summary>
      <article
        class="card answer struck"
        aria-label={words.corrected_one(sayDayOf(was.at))}
        onCopy={(event) => copyLabelled(event, `${was.label} · ${words.corrected_mark}`)}
      >
        <p class="not-yet">{words.corrected_why(reason)}</p>
        <Signature answer={was} />
        <del>
          <span class="unseen">{words.corrected_begins}</span>
          <AnswerSections body={was.body} />
          <span class="unseen">{words.corrected_ends}</span>
        </del>
      </article>
    </details>
  ));
}
