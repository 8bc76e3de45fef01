/** @jsxImportSource preact */
import type { InquiryView } from "../../../contract.ts";
import { copyLabelled } from "../../console/frame/labelled-copy.ts";
import { AnswerSections, Signature } from "./answer.tsx";
import { sayDayOf } from "../frame/say-time.ts";
import { say, words } from "../frame/language.ts";

/** 已被更正的答复: folded and struck, never hidden. Whoever listens is told where the struck part begins and ends. */
export function CorrectedAnswers({ corrected }: { corrected: InquiryView["corrected"] }) {
  return corrected.map(({ at, reason, was }) => (
    <details class="more" key={at}>
      <summary>{say(words.answer.corrected_one, { day: sayDayOf(was.at) })}</summary>
      <article
        class="card answer struck"
        aria-label={say(words.answer.corrected_one, { day: sayDayOf(was.at) })}
        onCopy={(event) => copyLabelled(event, `${was.label} · ${words.answer.corrected_mark}`)}
      >
        <p class="not-yet">{say(words.answer.corrected_why, { reason })}</p>
        <Signature answer={was} />
        <del>
          <span class="unseen">{words.answer.corrected_begins}</span>
          <AnswerSections answer={was} ticks={null} plain={null} />
          <span class="unseen">{words.answer.corrected_ends}</span>
        </del>
      </article>
    </details>
  ));
}
