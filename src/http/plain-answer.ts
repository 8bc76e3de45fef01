/** The approved answer, as approved, on a page without script. */
import { html } from "hono/html";
import type { Answer, AnswerBody, Citation } from "../contract.ts";
import { type Html, NOTHING, hidden } from "./plain-page.ts";
import type { Speech } from "./plain-speech.ts";

export function answerCard(speech: Speech, answer: Answer, warning: string | null): Html {
  const { words } = speech;
  const { body } = answer;
  const on = body.governingDay;
  const label = speech.code === "zh-CN" ? answer.label : words.answer.label;
  return html`<article class="card answer" aria-label="${words.answer.title}">
    ${warning === null ? NOTHING : html`<p class="trouble">${warning}</p>`}
    ${answer.corrects === null ? NOTHING : html`<p><strong>${answer.corrects.says}</strong></p>`}
    <p><strong>${label}</strong></p>
    ${words.answer.in_chinese === "" ? NOTHING : html`<p class="trouble">${words.answer.in_chinese}</p>`}
    <p>${line(speech, words.answer.reviewed_by, signature(speech, answer.lawyer))}</p>
    <p>${line(speech, words.answer.number, answer.number)}</p>
    <p>${line(speech, words.answer.answered_at, speech.time(answer.at))}</p>
    <h2>${words.answer.short}</h2>
    <div lang="zh-CN">
      <p class="short lines">${body.shortAnswer}</p>
      ${body.plain ? html`<p class="lines">${body.plain.text}</p>` : NOTHING}
    </div>
    ${section(words.answer.understood, body.understood !== "", html`<p class="lines">${body.understood}</p>`)}
    ${section(words.answer.law, body.law.length > 0 || on !== null, law(speech, body))}
    ${section(words.answer.sums, body.calculations.length > 0, sums(speech, body))}
    ${section(words.answer.steps, body.steps.length > 0, steps(speech, body.steps))}
    ${section(words.answer.materials, answer.materials.length > 0, list(answer.materials.map((paper) => html`${paper}`)))}
    ${section(words.answer.limits, body.timeLimits.length > 0, limits(speech, body))}
    ${section(words.answer.help, body.help.length > 0, list(body.help.map(({ who, why }) => html`<b>${who}</b> ${why}`)))}
    ${section(words.answer.unknowns, body.unknowns.length > 0, list(body.unknowns.map((unknown) => html`${unknown}`)))}
    <p class="soft">${answer.disclaimer}</p>
    <p><strong>${label}</strong></p>
  </article>`;
}

/** The sheet opens in a tab of its own, the token sent as a field. */
export function sheetForm(speech: Speech, id: string, token: string): Html {
  return html`<form method="post" action="/api/inquiries/${id}/answer.html" target="_blank" rel="noopener">
    ${hidden({ token })}
    <button type="submit" class="other">${speech.words.answer.print}</button>
  </form>`;
}

/** Folded and struck, never hidden; where the struck part begins and ends is written too. */
export function struckAnswer(speech: Speech, { reason, was }: { reason: string; was: Answer }): Html {
  const { words, say, dayOf } = speech;
  return html`<details>
    <summary>${say(words.answer.corrected_one, { day: dayOf(was.at) })}</summary>
    <p class="trouble">${say(words.answer.corrected_why, { reason })}</p>
    <p>${words.answer.corrected_begins}</p>
    <del>${answerCard(speech, was, words.answer.corrected_mark)}</del>
    <p>${words.answer.corrected_ends}</p>
  </details>`;
}

const line = ({ words }: Speech, name: string, told: string) => `${name}${words.marks.colon}${told}`;

function signature({ words, say }: Speech, lawyer: Answer["lawyer"]): string {
  const { answer, marks } = words;
  if (lawyer.shown === "name")
    return `${lawyer.name}${say(marks.brackets, { text: `${answer.licence_no} ${lawyer.licenceNo}` })} ${lawyer.firm}`;
  return `${lawyer.workNo === null ? answer.work_no_missing : `${answer.work_no} ${lawyer.workNo}`} ${lawyer.firm}`;
}

const section = (title: string, shown: boolean, told: Html): Html =>
  shown
    ? html`<section>
        <h2>${title}</h2>
        <div lang="zh-CN">${told}</div>
      </section>`
    : NOTHING;

const list = (items: Html[]): Html =>
  html`<ul>
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`;

function law(speech: Speech, { law: claims, governingDay }: AnswerBody): Html {
  const { words, say, day } = speech;
  return html`${governingDay === null ? NOTHING : html`<p>${say(words.answer.law_on, { day: day(governingDay) })}</p>`}
    <ol>
      ${claims.map(
        (claim, at) =>
          html`<li>
            ${claim.about !== null && claim.about !== claims[at - 1]?.about ? html`<h3>${claim.about}</h3>` : NOTHING}
            <p class="lines">${claim.claim}</p>
            ${claim.citations.map((citation) => cited(speech, citation, governingDay))}
            ${claim.cases.map(
              ({ title, holds }) =>
                html`<details>
                  <summary>${line(speech, words.answer.a_case, title)}</summary>
                  <p class="lines">${holds}</p>
                </details>`,
            )}
          </li>`,
      )}
    </ol>`;
}

/** A rule of one place has no page here: only national law is held. @param on the day whose law governs; null is today */
function cited(speech: Speech, citation: Citation, on: string | null): Html {
  const said = speech.citation(citation);
  if (citation.local !== null) return html`<p>${said}</p>`;
  const query = new URLSearchParams({ lang: speech.code, ...(on === null ? {} : { asOf: on }) });
  const href = `/follow/law/${encodeURIComponent(citation.law)}/${encodeURIComponent(citation.articleNo)}?${query}`;
  return html`<p><a href="${href}" target="_blank" rel="noopener">${said}</a></p>
    ${citation.quote === null ? NOTHING : html`<blockquote>${citation.quote}</blockquote>`}`;
}

function sums(speech: Speech, { calculations, governingDay }: AnswerBody): Html {
  return list(
    calculations.map(
      ({ what, result, how, citations }) =>
        html`${what}
          <p><strong class="lines">${result}</strong></p>
          ${how === "" ? NOTHING : html`<p class="hint lines">${line(speech, speech.words.answer.sum_how, how)}</p>`}
          ${citations.map((citation) => cited(speech, citation, governingDay))}`,
    ),
  );
}

function steps(speech: Speech, all: AnswerBody["steps"]): Html {
  const { answer, marks } = speech.words;
  return html`<ol>
    ${all.map(
      (step) =>
        html`<li>
          ${step.do} ${step.where ? html`<p class="hint">${line(speech, answer.where, step.where)}</p>` : NOTHING}
          ${step.papers.length > 0 ? html`<p class="hint">${line(speech, answer.papers, step.papers.join(marks.list))}</p>` : NOTHING}
        </li>`,
    )}
  </ol>`;
}

function limits(speech: Speech, { timeLimits, governingDay }: AnswerBody): Html {
  const { words, say, day } = speech;
  return html`<dl>
    ${timeLimits.map(
      ({ what, limit, lastDay, citation }) =>
        html`<dt>${what}</dt>
          <dd>
            <b>${limit}</b> ${lastDay === null ? NOTHING : html`<p>${say(words.answer.last_day, { day: day(lastDay) })}</p>`}
            ${cited(speech, citation, governingDay)}
          </dd>`,
    )}
  </dl>`;
}
