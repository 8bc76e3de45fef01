/** @jsxImportSource preact */
import type { ReadingList as List } from "../../../contract/waiting.ts";
import { language, languageOf, named, say, words } from "../frame/language.ts";

/** General, fixed by a lawyer, folded: whoever waits calmly may open it, and nobody else is shown any. */
export function ReadingList({ list }: { list: List }) {
  const text = words.waiting.reading;
  return (
    <details class="more">
      <summary>{text.title}</summary>
      <p class="whose">{list.demo ? text.demo : text.fixed}</p>
      {list.items.map((item) => {
        const { title, lines } = item.in[language] ?? item;
        return (
          <section key={title} lang={languageOf(title)} dir="auto">
            <h2>{title}</h2>
            <ul class="reading">
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            {item.articles.length > 0 && (
              <p class="hint" lang="zh-CN">
                {named(
                  text.law,
                  item.articles.map(({ law, articleNo }) => say(words.answer.law_name, { law }) + articleNo).join(words.marks.list),
                )}
              </p>
            )}
          </section>
        );
      })}
    </details>
  );
}
