/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { CategoryCode } from "../../../contract.ts";
import { words } from "../frame/language.ts";

/** Shown only while nothing is typed, so that an example can never replace the citizen's own words. */
export function Examples({ pick }: { pick: (text: string) => void }) {
  const [chosen, setChosen] = useState<CategoryCode>(chosenByLink);
  const questions = examplesOf(chosen);
  return (
    <section class="examples" aria-labelledby="examples-title">
      <h2 id="examples-title">{words.asking.examples_title}</h2>
      <div class="chips" role="group" aria-label={words.asking.examples_pick}>
        {(Object.keys(words.asking.examples) as CategoryCode[]).map((category) => (
          <button key={category} type="button" class="chip" aria-pressed={category === chosen} onClick={() => setChosen(category)}>
            {words.categories[category]}
          </button>
        ))}
      </div>
      <ul class="example-list">
        {questions.map((question) => (
          <li key={question}>
            <button type="button" class="example" onClick={() => pick(question)}>
              {question}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A bureau's own page may link to /widget?category=labor. */
function chosenByLink(): CategoryCode {
  const wanted = new URLSearchParams(location.search).get("category");
  return wanted !== null && examplesOf(wanted).length > 0 ? (wanted as CategoryCode) : "labor";
}

const examplesOf = (category: string): string[] => new Map(Object.entries(words.asking.examples)).get(category) ?? [];
