/** One article on a page without script: where a citation of an answer leads. */
import { html } from "hono/html";
import type { ArticleView } from "../contract.ts";
import { type Html, NOTHING, page } from "./plain-page.ts";
import type { Speech } from "./plain-speech.ts";

export function articlePage(speech: Speech, article: ArticleView): Html {
  const { words, say, day } = speech;
  const { plain } = words.service;
  const kind = article.nature === "official" ? plain.article_official : plain.article_card;
  const standing = article.standing === "ended" ? plain.article_ended : article.standing === "not-yet" ? plain.article_not_yet : null;
  const body = html`<p class="soft">${article.path}</p>
    <p>${say(plain.article_on, { day: day(article.asOf) })}</p>
    ${standing === null ? NOTHING : html`<p class="trouble">${standing}</p>`}
    ${
      article.text === null
        ? html`<p class="card">${plain.article_none}</p>`
        : html`<section class="card">
            <h2>${kind}</h2>
            <p class="lines">${article.text}</p>
            ${article.demo ? html`<p class="hint">${plain.article_demo}</p>` : NOTHING}
          </section>`
    }`;
  return page(speech, `${say(words.answer.law_name, { law: article.law })}${article.articleNo}`, body, "follow");
}
