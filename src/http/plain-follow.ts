/** Following without script: the door, the matter as it stands, and what the citizen may do. */
import { html } from "hono/html";
import type { InquiryView, Message } from "../contract.ts";
import type { EarlierMessages } from "#contract/abuse.ts";
import type { PrivacyText } from "#contract/consent.ts";
import type { PickupCode } from "#contract/mine.ts";
import { answerCard, sheetForm, struckAnswer } from "./plain-answer.ts";
import { eraseForm } from "./plain-erase.ts";
import { feedbackPart } from "./plain-feedback.ts";
import { type Html, NOTHING, hidden, noticeCards, page, troubleBox } from "./plain-page.ts";
import type { Speech } from "./plain-speech.ts";

/** What opens the matter; it travels in hidden fields, from page to page. */
export type Key = { id: string; token: string };
export const credentialOf = ({ id, token }: Key): string => `${id}.${token}`;

export function readCredential(text: string): Key | null {
  const [, id, token] = /^\s*([\w-]{6,64})\.([\w.~-]{16,256})\s*$/.exec(text) ?? [];
  return id && token ? { id, token } : null;
}

export function doorPage(speech: Speech, trouble: string | null): Html {
  const { plain } = speech.words.service;
  const body = html`${troubleBox(trouble)}
    <p>${plain.door_next}</p>
    <form method="post" action="/follow" class="card">
      ${hidden({ lang: speech.code })}
      <label for="credential">${plain.door_label}</label>
      <p class="hint" id="credential-hint">${plain.door_hint}</p>
      <input
        type="text"
        id="credential"
        name="credential"
        required
        maxlength="400"
        autocomplete="off"
        spellcheck="false"
        dir="ltr"
        aria-describedby="credential-hint"
      />
      <button type="submit">${speech.words.matters.resume_open}</button>
    </form>`;
  return page(speech, plain.door_title, body, "follow");
}

export type Shown = {
  key: Key;
  view: InquiryView;
  /** Where consent is asked after danger was seen to. */
  privacy: PrivacyText | null;
  trouble: string | null;
  /** What a refused message said. */
  typed: string;
  /** A fresh idempotency key for each form, so that a page sent twice does its work once. */
  once: () => string;
};

export function matterPage(speech: Speech, { key, view, privacy, trouble, typed, once }: Shown): Html {
  const { words } = speech;
  if (view.state === "withdrawn")
    return page(
      speech,
      words.matters.withdrawn_title,
      html`<p>${words.matters.withdrawn_next}</p>
        ${erasing(speech, key)}`,
      "follow",
    );
  const settled = view.state === "answered" || view.state === "closed";
  const first = settled || view.correcting !== null;
  const answer = view.answer && answerPart(speech, key, view, first);
  const body = html`${noticeCards(
    speech,
    view.notices.filter(({ level }) => level === "danger"),
  )}
  ${troubleBox(trouble)} ${privacy === null ? NOTHING : consentAfter(speech, key, privacy)} ${standing(speech, key, view)}
  ${facts(speech, key, view, once)} ${first ? answer : NOTHING} ${view.corrected.map((corrected) => struckAnswer(speech, corrected))}
  ${referrals(speech, view)}
  ${noticeCards(
    speech,
    view.notices.filter(({ level }) => level !== "danger"),
  )}
  ${thread(speech, key, view)} ${first ? NOTHING : answer} ${replyForm(speech, key, view, typed, once)}
  ${feedbackPart(speech, { lang: speech.code, credential: credentialOf(key) }, view.feedback, once)} ${withdrawing(speech, key)}
  ${erasing(speech, key)}`;
  return page(speech, titleOf(speech, view), body, "follow");
}

function answerPart(speech: Speech, key: Key, view: InquiryView, first: boolean): Html {
  const { words } = speech;
  if (!view.answer) return NOTHING;
  const card = answerCard(speech, view.answer, view.correcting?.says ?? null);
  const sheet = view.correcting ? NOTHING : sheetForm(speech, key.id, key.token);
  return first
    ? html`${card} ${sheet}`
    : html`<details>
        <summary>${words.answer.earlier}</summary>
        ${card}
      </details>`;
}

function titleOf({ words }: Speech, view: InquiryView): string {
  if (view.mergedInto) return words.waiting.merged_title;
  if (view.state === "closed" && !view.answer) return words.waiting.closed_title;
  if (view.state === "needs_facts") return words.waiting.facts_title;
  if (view.correcting) return words.answer.correcting_title;
  return view.answer && (view.state === "answered" || view.state === "closed") ? words.answer.title : words.waiting.received;
}

const erasing = (speech: Speech, key: Key): Html => eraseForm(speech, credentialOf(key));

const fields = (speech: Speech, key: Key, more: Record<string, string> = {}): Html =>
  hidden({ lang: speech.code, credential: credentialOf(key), ...more });

function standing(speech: Speech, key: Key, view: InquiryView): Html {
  const { words, say, time } = speech;
  const { queue } = view;
  const place = queue && queue.position !== null ? say(words.waiting.queue_of, { place: queue.position, all: queue.waiting }) : null;
  return html`<section class="card" aria-label="${words.waiting.progress}">
    <p class="state">
      ${view.because !== null && !view.answer && view.state === "closed" ? view.because : queue?.says || words.states[view.state]}
    </p>
    ${place === null ? NOTHING : html`<p>${place}</p>`}
    ${view.promisedBy && queue ? html`<p>${say(words.waiting.promised, { time: time(view.promisedBy) })}</p>` : NOTHING}
    <p>
      ${words.waiting.category}${words.marks.colon}${words.categories[view.category]}<br />
      ${words.waiting.urgency}${words.marks.colon}${words.urgencies[view.urgency]}
    </p>
    ${view.mergedInto ? html`<p>${words.waiting.merged_next}</p>` : NOTHING}
    <form method="post" action="/follow">
      ${fields(speech, view.mergedInto ? { ...key, id: view.mergedInto } : key)}
      <button type="submit" class="other">${view.mergedInto ? words.waiting.merged_open : words.service.plain.look_again}</button>
    </form>
  </section>`;
}

/** After danger was seen to: whether the matter itself is gone on with. */
function consentAfter(speech: Speech, key: Key, privacy: PrivacyText): Html {
  const { plain } = speech.words.service;
  const choice = (by: string, label: string, kind: string) =>
    html`<button type="submit" name="consent_by" value="${by}" class="${kind}">${label}</button>`;
  return html`<form method="post" action="/follow/consent" class="card">
    ${fields(speech, key, { consent_version: String(privacy.version) })}
    <p>${plain.consent_after}</p>
    <ul>
      ${privacy.first.body.split("\n").map((line) => html`<li>${line}</li>`)}
    </ul>
    ${choice("self", plain.consent_agree, "")} ${choice("guardian", plain.consent_guardian, "other")}
    ${choice("decline", plain.consent_decline, "other")}
  </form>`;
}

/** Each question with its own choices and a line to write in; what is written goes before what is picked. */
function facts(speech: Speech, key: Key, view: InquiryView, once: () => string): Html {
  const { words } = speech;
  const asked = view.state === "needs_facts" ? view.messages.findLast(({ questions }) => questions.length > 0) : undefined;
  if (!asked) return NOTHING;
  return html`<form method="post" action="/follow/facts" class="card">
    ${fields(speech, key, { key: once() })}
    <p>${asked.text}</p>
    ${asked.questions.map(
      (question) =>
        html`<fieldset>
          <legend>${question.shown?.ask ?? question.ask}</legend>
          ${question.options.map(
            (option, at) =>
              html`<label class="pick"
                ><input type="radio" name="pick_${question.key}" value="${option}" /> ${question.shown?.options[at] ?? option}</label
              >`,
          )}
          <label class="hint" for="fact-${question.key}">${words.waiting.facts_type}</label>
          <input type="text" id="fact-${question.key}" name="fact_${question.key}" maxlength="500" autocomplete="off" />
        </fieldset>`,
    )}
    <button type="submit">${words.waiting.facts_send}</button>
    <button type="submit" name="skip" value="1" class="other">${words.waiting.facts_skip}</button>
  </form>`;
}

function referrals(speech: Speech, view: InquiryView): Html {
  const { words, time } = speech;
  if (view.referrals.length === 0) return NOTHING;
  return html`<section class="card">
    <h2>${words.waiting.referral_title}</h2>
    ${view.referrals.map(
      (referral) =>
        html`<p><b>${words.waiting.referral_legal_aid}</b>${words.marks.colon}${words.referral_states[referral.state]}</p>
          <p class="lines">${referral.says}</p>
          <p class="hint">${words.waiting.referral_updated} ${time(referral.updatedAt)}</p>`,
    )}
  </section>`;
}

function thread(speech: Speech, key: Key, view: InquiryView): Html {
  return html`<section>
    <h2>${speech.words.waiting.conversation}</h2>
    ${earlierForm(speech, key, view.messages[0], view.earlierMessages ?? 0)} ${said(speech, view.messages)}
  </section>`;
}

function earlierForm(speech: Speech, key: Key, first: Message | undefined, earlier: number): Html {
  if (!first || earlier === 0) return NOTHING;
  return html`<form method="post" action="/follow/earlier">
    ${fields(speech, key, { before: first.id })}
    <button type="submit" class="other">${speech.say(speech.words.waiting.earlier, { n: earlier })}</button>
  </form>`;
}

export function earlierPage(speech: Speech, key: Key, page_: EarlierMessages): Html {
  const { words } = speech;
  const body = html`${earlierForm(speech, key, page_.messages[0], page_.earlier)} ${said(speech, page_.messages)}
    <form method="post" action="/follow">
      ${fields(speech, key)}
      <button type="submit">${words.service.plain.back_to_matter}</button>
    </form>`;
  return page(speech, words.waiting.conversation, body, "follow");
}

/** Every message says whether a person or a machine is speaking. */
function said({ words, time, say }: Speech, messages: Message[]): Html {
  const kind = (from: Message["from"]) =>
    words.waiting.speaks_as[from] ? say(words.marks.brackets, { text: words.waiting.speaks_as[from] }) : "";
  return html`${messages.map(
    (message) =>
      html`<div class="said ${message.from}">
        <p class="hint">
          <b>${words.waiting.speakers[message.from]}</b>${kind(message.from)} <time datetime="${message.at}">${time(message.at)}</time>
        </p>
        <p class="lines">${message.text}</p>
      </div>`,
  )}`;
}

function replyForm(speech: Speech, key: Key, view: InquiryView, typed: string, once: () => string): Html {
  const { words } = speech;
  if (view.state === "needs_facts") return NOTHING;
  const settled = view.state === "answered" || view.state === "closed";
  const purpose = settled ? (view.answer ? "ask" : "human") : "add";
  const { label, hint } = words.waiting.replies[purpose];
  return html`<form method="post" action="/follow/message" class="card">
    ${fields(speech, key, { key: once() })}
    <label for="text">${label}</label>
    <p class="hint" id="text-hint">${hint}</p>
    <textarea id="text" name="text" rows="4" required maxlength="4000" autocomplete="off" aria-describedby="text-hint">${typed}</textarea>
    <button type="submit">${words.frame.send}</button>
  </form>`;
}

/** Twelve digits are written down where a long line is not. */
export function codePage(speech: Speech, key: Key, { code, until }: PickupCode): Html {
  const { words, say, dayOf } = speech;
  const { plain } = words.service;
  const body = html`<section class="card">
      <code class="digits" dir="ltr">${code}</code>
      <p>${say(plain.code_why, { day: dayOf(until) })}</p>
    </section>
    <form method="post" action="/follow">
      ${fields(speech, key)}
      <button type="submit">${plain.see_progress}</button>
    </form>`;
  return page(speech, plain.code_title, body, "follow");
}

/** Withdrawing cannot be undone: what it means is read before the button is there. */
function withdrawing(speech: Speech, key: Key): Html {
  const { matters } = speech.words;
  return html`<details>
    <summary>${matters.withdraw}</summary>
    <p>${matters.withdraw_sure}</p>
    <form method="post" action="/follow/withdraw">
      ${fields(speech, key)}
      <button type="submit" class="other">${matters.withdraw_yes}</button>
    </form>
  </details>`;
}
