/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { CategoryCode } from "../../contract.ts";
import { categories, examples, words } from "./strings.ts";

/** Shown only while nothing is typed, so that an example can never replace the citizen's own words. */
export function Examples({ pick }: { pick: (text: string) => void }) {
  const [chosen, setChosen] = useState<CategoryCode>(chosenByLink);
  const questions = examples.find((example) => example.category === chosen)?.questions ?? [];
  return (
    <section class="examples" aria-labelledby="examples-title">
      <h2 id="examples-title">{words.examples_title}</h2>
      <div class="chips" role="group" aria-label={words.examples_pick}>
        {examples.map(({ category }) => (
          <button key={category} type="button" class="chip" aria-pressed={category === chosen} onClick={() => setChosen(category)}>
            {categories[category]}
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
  return examples.find((example) => example.category === wanted)?.category ?? "labor";
}
