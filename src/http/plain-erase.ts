/** 全部删除 without script: what goes and what stays is read on a page of its own before it is done. */
import { html } from "hono/html";
import type { ErasureAhead, ErasureReceipt } from "#contract/mine.ts";
import { type Html, NOTHING, hidden, page } from "./plain-page.ts";
import type { Speech } from "./plain-speech.ts";

/** @param credential what opens the matter, as a field of the form carries it */
export function eraseForm({ code, words }: Speech, credential: string): Html {
  return html`<form method="post" action="/follow/erase">
    ${hidden({ lang: code, credential })}
    <button type="submit" class="other">${words.matters.erase}</button>
  </form>`;
}

export function aheadPage(speech: Speech, credential: string, { deleted, waitsFor, byItself }: ErasureAhead): Html {
  const { code, words, say, time } = speech;
  const { matters } = words;
  const body = html`<section class="card">
    <p>${say(matters.erase_goes, { what: say(matters.erase_counts, deleted) })}</p>
    <p>${matters.erase_stays}</p>
    ${byItself ? html`<p>${say(words.service.plain.erase_by_itself, { time: time(byItself) })}</p>` : NOTHING}
    ${waitsFor > 0 ? html`<p>${say(matters.erase_waits, { n: waitsFor })}</p>` : NOTHING}
    <form method="post" action="/follow">
      ${hidden({ lang: code, credential })}
      <button type="submit">${matters.erase_no}</button>
    </form>
    <form method="post" action="/follow/erase">
      ${hidden({ lang: code, credential, sure: "1" })}
      <button type="submit" class="other">${matters.erase_yes}</button>
    </form>
  </section>`;
  return page(speech, matters.erase, body, "follow");
}

/** Every token is void from here on: what is said here is said once. */
export function erasedPage(speech: Speech, { number, askedAt, doneAt, deleted }: ErasureReceipt): Html {
  const { words, say, time } = speech;
  const { matters } = words;
  const told = { what: say(matters.erase_counts, deleted), number, time: time(askedAt) };
  const body = html`<p>${say(doneAt ? matters.receipt : matters.receipt_waits, told)}</p>
    <p>${matters.erase_stays}</p>`;
  return page(speech, doneAt ? matters.erased : matters.erased_waits, body, "follow");
}
