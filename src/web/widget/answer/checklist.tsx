/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { AnswerBody } from "../../../contract.ts";
import { recallTicks, rememberTicks } from "../conversation/tab-memory.ts";
import { named, words } from "../frame/language.ts";

/** What was done already; null on an answer that is not to be acted on. */
export type Ticks = { has: (what: string) => boolean; turn: (what: string) => void } | null;

/** By their words and by matter, so that a corrected answer keeps the ticks of what stayed. They never leave the tab. */
export function useTicks(matter: string): NonNullable<Ticks> {
  const [done, setDone] = useState(() => recallTicks(matter));
  const turn = (what: string) => {
    const next = done.includes(what) ? done.filter((one) => one !== what) : [...done, what];
    setDone(next);
    rememberTicks(matter, next);
  };
  return { has: (what) => done.includes(what), turn };
}

function Tick({ what, ticks }: { what: string; ticks: Ticks }) {
  if (!ticks) return <span class="tick-text">{what}</span>;
  return (
    <label class="tick">
      <input type="checkbox" checked={ticks.has(what)} onChange={() => ticks.turn(what)} />
      <span class="tick-text">{what}</span>
    </label>
  );
}

export function Steps({ steps, ticks }: { steps: AnswerBody["steps"]; ticks: Ticks }) {
  return (
    <>
      {ticks && <p class="hint">{words.answer.steps_hint}</p>}
      <ol class="steps" role="list">
        {steps.map((step) => (
          <li key={step.do}>
            <Tick what={step.do} ticks={ticks} />
            {step.where && <p class="where">{named(words.answer.where, step.where)}</p>}
            {step.papers.length > 0 && <p class="where">{named(words.answer.papers, step.papers.join(words.marks.list))}</p>}
          </li>
        ))}
      </ol>
    </>
  );
}

export function Materials({ materials, ticks }: { materials: string[]; ticks: Ticks }) {
  return (
    <>
      {ticks && <p class="hint">{words.answer.materials_hint}</p>}
      <ul class="papers" role="list">
        {materials.map((paper) => (
          <li key={paper}>
            <Tick what={paper} ticks={ticks} />
          </li>
        ))}
      </ul>
    </>
  );
}
