/** Asking without script: the form, the consent before the first send, and the receipt. */
import { html } from "hono/html";
import type { AskResponse, Notice } from "../contract.ts";
import type { PrivacyText } from "#contract/consent.ts";
import { type Region, provincesAndCities } from "#language/regions.ts";
import { type Html, NOTHING, hidden, noticeCards, page, troubleBox } from "./plain-page.ts";
import type { Speech } from "./plain-speech.ts";

/** What was typed, so that nothing of it is lost with a refusal; `key`: one body keeps one through every try. */
export type Typed = { question: string; contact: string; matterRegion: string; key: string };

/** @param before what is read before anything is typed; @param notices what the words that were refused called for */
export function askPage(speech: Speech, before: Notice[], typed: Typed, trouble: string | null, notices: Notice[]): Html {
  const { words } = speech;
  const { plain } = words.service;
  const body = html`${noticeCards(speech, notices)} ${troubleBox(trouble)}
    <p>${plain.ask_next}</p>
    <form method="post" action="/ask" class="card">
      ${hidden({ lang: speech.code, key: typed.key })} ${before.map((notice) => firstRead(notice))}
      <label for="question">${words.asking.question_label}</label>
      <p class="hint" id="question-hint">${words.asking.question_hint}</p>
      <textarea id="question" name="question" rows="7" required maxlength="4000" autocomplete="off" aria-describedby="question-hint">
${typed.question}</textarea>
      <label for="place">${plain.place}</label>
      <p class="hint" id="place-hint">${words.asking.region_why}</p>
      <select id="place" name="matterRegion" aria-describedby="place-hint">
        <option value="">${plain.any_place}</option>
        ${places(speech, typed.matterRegion)}
      </select>
      <label for="contact">${words.asking.phone}</label>
      <p class="hint" id="contact-hint">${words.asking.phone_why}</p>
      <input
        type="tel"
        id="contact"
        name="contact"
        maxlength="60"
        autocomplete="off"
        value="${typed.contact}"
        aria-describedby="contact-hint"
      />
      <button type="submit">${words.frame.send}</button>
    </form>
    <p class="hint">${plain.bounded}</p>`;
  return page(speech, words.asking.welcome, body, "ask");
}

const firstRead = ({ title, body }: Notice): Html =>
  html`<details>
    <summary>${title}</summary>
    <p class="lines">${body}</p>
  </details>`;

function places({ tell }: Speech, chosen: string): Html {
  const all: (Region & { shown?: string })[] = tell(provincesAndCities());
  const option = (code: string, name: string) => html`<option value="${code}" ${code === chosen ? "selected" : ""}>${name}</option>`;
  return html`${all
    .filter(({ parent }) => parent === null)
    .map(
      (province) =>
        html`<optgroup label="${province.shown ?? province.name}">
          ${option(province.code, province.shown ?? province.name)}
          ${all.filter(({ parent }) => parent === province.code).map(({ code, name, shown }) => option(code, shown ?? name))}
        </optgroup>`,
    )}`;
}

/** Asked only where the words tell of no danger. */
export function consentPage(speech: Speech, typed: Typed, privacy: PrivacyText, trouble: string | null): Html {
  const { words } = speech;
  const { plain } = words.service;
  const agree = (by: string, label: string, kind: string) =>
    html`<button type="submit" name="consent_by" value="${by}" class="${kind}">${label}</button>`;
  const body = html`${troubleBox(trouble)}
    <div class="card">
      <ul>
        ${privacy.first.body.split("\n").map((line) => html`<li>${line}</li>`)}
      </ul>
      <details>
        <summary>${plain.privacy_whole}</summary>
        <p>${privacy.bureau}</p>
        ${privacy.whole.map(
          (part) =>
            html`<h2>${part.title}</h2>
              <p class="lines">${part.body}</p>`,
        )}
      </details>
      <details>
        <summary>${privacy.child.title}</summary>
        <p class="lines">${privacy.child.body}</p>
      </details>
      ${privacy.first.reviewedBy === null ? html`<p class="hint">${words.waiting.notice_demo}</p>` : NOTHING}
    </div>
    <form method="post" action="/ask">
      ${hidden({ ...typed, lang: speech.code, consent_version: String(privacy.version) })} ${agree("self", plain.agree_self, "")}
      ${agree("guardian", plain.agree_guardian, "other")} ${agree("alone", plain.agree_alone, "other")}
    </form>
    <form method="post" action="/ask">
      ${hidden({ ...typed, lang: speech.code, back: "1" })}
      <button type="submit" class="other">${plain.not_yet}</button>
    </form>`;
  return page(speech, privacy.first.title, body, "ask");
}

/** The credential stands in the page alone: never in an address, never in a cookie. */
export function receiptPage(speech: Speech, received: AskResponse): Html {
  const { words } = speech;
  const { plain } = words.service;
  const credential = `${received.id}.${received.token}`;
  const danger = received.notices.filter(({ level }) => level === "danger");
  const body = html`${noticeCards(speech, danger)}
    <p class="state">${words.states[received.state]}</p>
    <section class="card">
      <h2>${plain.keep_title}</h2>
      <p>${plain.keep_why}</p>
      <code dir="ltr">${credential}</code>
      <form method="post" action="/follow">
        ${hidden({ lang: speech.code, credential })}
        <button type="submit">${plain.see_progress}</button>
      </form>
      <form method="post" action="/follow/code">
        ${hidden({ lang: speech.code, credential })}
        <button type="submit" class="other">${plain.code_get}</button>
      </form>
    </section>
    ${noticeCards(
      speech,
      received.notices.filter(({ level }) => level !== "danger"),
    )}`;
  return page(speech, words.waiting.received, body, "ask");
}
