/** What every page without script has: its frame, the numbers to call, notices, and hidden fields. All text is escaped by `html`. */
import { html } from "hono/html";
import type { Notice } from "../contract.ts";
import type { Speech } from "./plain-speech.ts";

export type Html = ReturnType<typeof html>;
export const NOTHING: Html = html``;

const DANGER_CALLS = ["110", "120", "12338", "12356"] as const;
const LAWYER_CALL = "12348";

export function page(speech: Speech, title: string, body: Html, at: "ask" | "follow"): Html {
  const { words, code, others } = speech;
  return html`<!doctype html>
    <html lang="${code}" dir="${words.direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="robots" content="noindex" />
        <title>${title} · ${words.frame.page_title}</title>
        <link rel="stylesheet" href="/plain.css" />
      </head>
      <body>
        <header>
          <p><b>${words.frame.brand}</b> ${words.frame.title}</p>
          <nav aria-label="${words.service.plain.ways}">
            <a href="/ask?lang=${code}">${words.service.plain.to_ask}</a>
            <a href="/follow?lang=${code}">${words.service.plain.to_follow}</a>
            <a href="/leave" class="leave">${words.frame.leave}</a>
            ${others.map((other) => html`<a href="/${at}?lang=${other.code}" lang="${other.code}">${other.name}</a>`)}
          </nav>
        </header>
        ${calls(speech)}
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`;
}

function calls({ words }: Speech): Html {
  const names: Record<string, string> = words.frame.calls;
  const call = (number: string, kind: string) =>
    html`<a class="${kind}" href="tel:${number}"><b>${number}</b><span>${names[number]}</span></a>`;
  return html`<nav class="calls" aria-label="${words.frame.calls_label}">
    ${DANGER_CALLS.map((number) => call(number, "danger"))} ${call(LAWYER_CALL, "")}
  </nav>`;
}

export function noticeCards(speech: Speech, notices: Notice[]): Html {
  const { words, say } = speech;
  return html`${notices.map(
    (notice) =>
      html`<section class="notice ${notice.level}" aria-labelledby="notice-${notice.code}">
        <h2 id="notice-${notice.code}">${notice.title}</h2>
        ${notice.level === "danger" ? dials(speech, notice) : NOTHING}
        <p class="lines">${notice.body}</p>
        ${notice.level === "danger" ? NOTHING : dials(speech, notice)}
        <p class="hint">
          ${notice.reviewedBy === null ? words.waiting.notice_demo : say(words.waiting.notice_fixed, { name: notice.reviewedBy })}
        </p>
      </section>`,
  )}`;
}

/** In danger the numbers stand before the words, as on the page with script. */
function dials({ words }: Speech, { calls }: Notice): Html {
  if (calls.length === 0) return NOTHING;
  return html`<p class="dials">
    ${calls.map(({ number, label }) => html`<a href="tel:${number}">${words.frame.call} <b>${number}</b> ${label}</a>`)}
  </p>`;
}

export const troubleBox = (text: string | null): Html => (text === null ? NOTHING : html`<p class="trouble" role="alert">${text}</p>`);

export const hidden = (fields: Record<string, string>): Html =>
  html`${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}`;
