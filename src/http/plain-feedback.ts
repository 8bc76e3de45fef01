/** Rating an answer and complaining without script: what was said stays readable with what follows of it. */
import { html } from "hono/html";
import type { InquiryView } from "../contract.ts";
import { ComplaintAbout, ComplaintRequest, RatingReason, RatingRequest } from "#contract/feedback.ts";
import type { Inquiry } from "#inquiry/inquiry.ts";
import type { Refusal } from "#platform/refusal.ts";
import type { FeedbackVerbs } from "./feedback.ts";
import { type Html, NOTHING, hidden } from "./plain-page.ts";
import type { Speech } from "./plain-speech.ts";

type Fields = Record<string, string>;
type Feedback = InquiryView["feedback"];

/** @returns null where it is kept; the field that is missing, or why it is refused */
export async function rateBy(verbs: FeedbackVerbs, inquiry: Inquiry, fields: Fields): Promise<null | Refusal | "stars-missing"> {
  const reasons = RatingReason.options.filter((reason) => fields[`reason_${reason}`]);
  const stars = Number(fields["stars"]);
  const rated = RatingRequest.safeParse({ stars, reasons: stars <= FEW ? reasons : [], words: fields["words"] ?? "" });
  return rated.success ? verbs.rate(inquiry, rated.data) : "stars-missing";
}

export async function complainBy(verbs: FeedbackVerbs, inquiry: Inquiry, fields: Fields): Promise<null | Refusal | "complaint-missing"> {
  const said = ComplaintRequest.safeParse({ about: fields["about"], words: fields["words"] ?? "" });
  return said.success ? verbs.complain(inquiry, said.data, fields["key"] || null) : "complaint-missing";
}

/** Reasons are asked of whoever was not content; without script they stand there for all. */
const FEW = 3;
const STARS = [1, 2, 3, 4, 5];

/** @param key what opens the matter, as a form's fields carry it @param once a fresh idempotency key */
export function feedbackPart(speech: Speech, key: Fields, feedback: Feedback, once: () => string): Html {
  return html`${ratingCard(speech, key, feedback)} ${complaintCard(speech, { ...key, key: once() }, feedback)}`;
}

function ratingCard(speech: Speech, key: Fields, { mayRate, rating }: Feedback): Html {
  const { words, say, dayOf } = speech;
  if (!mayRate && !rating) return NOTHING;
  const form = mayRate ? ratingForm(speech, key, rating) : NOTHING;
  if (!rating)
    return html`<section class="card">
      <h2>${words.feedback.title}</h2>
      ${form}
    </section>`;
  return html`<section class="card">
    <h2>${words.feedback.title}</h2>
    <p>${say(words.feedback.rated, { n: rating.stars })}</p>
    <p>${rating.says}</p>
    ${
      mayRate
        ? html`<details>
            <summary>${say(words.feedback.change, { day: dayOf(rating.changeableUntil) })}</summary>
            ${form}
          </details>`
        : NOTHING
    }
  </section>`;
}

function ratingForm({ words }: Speech, key: Fields, rating: Feedback["rating"]): Html {
  const { feedback } = words;
  return html`<form method="post" action="/follow/rating">
    ${hidden(key)}
    <fieldset>
      <legend>${feedback.stars}</legend>
      ${STARS.map(
        (n) =>
          html`<label class="pick"
            ><input type="radio" name="stars" value="${n}" required ${rating?.stars === n ? "checked" : ""} />
            ${feedback.star[n - 1]}</label
          >`,
      )}
    </fieldset>
    <fieldset>
      <legend>${feedback.why}</legend>
      ${RatingReason.options.map(
        (reason) =>
          html`<label class="pick"
            ><input type="checkbox" name="reason_${reason}" value="1" ${rating?.reasons.includes(reason) ? "checked" : ""} />
            ${feedback.reasons[reason]}</label
          >`,
      )}
    </fieldset>
    <label for="rating-words">${feedback.words}</label>
    <textarea id="rating-words" name="words" rows="2" maxlength="500" autocomplete="off">${rating?.words ?? ""}</textarea>
    <button type="submit">${feedback.send}</button>
  </form>`;
}

function complaintCard(speech: Speech, key: Fields, { mayComplain, complaints }: Feedback): Html {
  const { words, time } = speech;
  if (!mayComplain && complaints.length === 0) return NOTHING;
  const { feedback } = words;
  const made = complaints.map(
    ({ about, madeAt, words: text, says, outcome, reply }) =>
      html`<p><b>${feedback.about[about]}</b> <time datetime="${madeAt}">${time(madeAt)}</time></p>
        <p class="lines">${text}</p>
        <p>${says}</p>
        ${outcome ? html`<p>${feedback.outcome[outcome]}</p>` : NOTHING} ${reply ? html`<p class="lines">${reply}</p>` : NOTHING}`,
  );
  const form = mayComplain
    ? html`<details>
        <summary>${made.length > 0 ? feedback.complaint_again : feedback.complaint}</summary>
        ${complaintForm(speech, key)}
      </details>`
    : NOTHING;
  return made.length > 0
    ? html`<section class="card">
        <h2>${feedback.complaint}</h2>
        ${made} ${form}
      </section>`
    : form;
}

function complaintForm({ words }: Speech, key: Fields): Html {
  const { feedback } = words;
  return html`<form method="post" action="/follow/complaint">
    ${hidden(key)}
    <p class="hint">${feedback.complaint_hint}</p>
    <fieldset>
      <legend>${feedback.complaint_about}</legend>
      ${ComplaintAbout.options.map(
        (about) => html`<label class="pick"><input type="radio" name="about" value="${about}" required /> ${feedback.about[about]}</label>`,
      )}
    </fieldset>
    <label for="complaint-words">${feedback.complaint_words}</label>
    <textarea id="complaint-words" name="words" rows="3" required minlength="2" maxlength="500" autocomplete="off"></textarea>
    <button type="submit" class="other">${feedback.complaint_send}</button>
  </form>`;
}
