/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { InquiryView } from "../../../contract.ts";
import type { ComplaintAbout, ComplaintRequest, RatingReason, RatingRequest } from "../../../contract/feedback.ts";
import type { Post } from "../conversation/conversation.ts";
import { typedIn, useUnsent } from "../conversation/unsent.ts";
import { sayDayOf, sayTime } from "../frame/say-time.ts";
import { say, words } from "../frame/language.ts";
import { TroubleBox } from "../frame/trouble.tsx";

type Feedback = InquiryView["feedback"];
type Posts = { rating: Post; complaint: Post };
type Acts = { announce: (said: string) => void; rate: (rated: RatingRequest) => void; complain: (told: ComplaintRequest) => void };

/** What the citizen says of the answer, below it; what was said stays readable with what follows. */
export function FeedbackCard({ matter, feedback, posts, acts }: { matter: string; feedback: Feedback; posts: Posts; acts: Acts }) {
  return (
    <>
      {feedback.mayRate || feedback.rating ? (
        <section class="card feedback" aria-labelledby="feedback-title">
          <h2 id="feedback-title">{words.feedback.title}</h2>
          {feedback.rating && <Rated rating={feedback.rating} />}
          {feedback.mayRate &&
            (feedback.rating ? (
              <details class="more">
                <summary>{say(words.feedback.change, { day: sayDayOf(feedback.rating.changeableUntil) })}</summary>
                <RatingForm matter={matter} rating={feedback.rating} post={posts.rating} acts={acts} />
              </details>
            ) : (
              <RatingForm matter={matter} rating={null} post={posts.rating} acts={acts} />
            ))}
        </section>
      ) : null}
      <Complaints matter={matter} feedback={feedback} post={posts.complaint} acts={acts} />
    </>
  );
}

function Rated({ rating }: { rating: NonNullable<Feedback["rating"]> }) {
  return (
    <>
      <p>{say(words.feedback.rated, { n: rating.stars })}</p>
      <p class="next">{rating.says}</p>
    </>
  );
}

const STARS = [1, 2, 3, 4, 5];
const WORDS_MAX = 500;
const FEW = 3;

type RatingProps = { matter: string; rating: Feedback["rating"]; post: Post; acts: Acts };

function RatingForm({ matter, rating, post, acts }: RatingProps) {
  const said = { stars: rating?.stars ?? 0, reasons: rating?.reasons ?? [], text: (rating?.words ?? "").slice(0, WORDS_MAX) };
  const [{ stars, reasons, text }, write] = useUnsent(typedIn(matter, "rating"), said);
  const set = (change: Partial<typeof said>) => write({ stars, reasons, text, ...change });
  const [missing, setMissing] = useState(false);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(stars === 0);
        if (stars === 0) acts.announce(words.feedback.stars_missing);
        else acts.rate({ stars, reasons: stars <= FEW ? reasons : [], words: text.trim() });
      }}
    >
      <fieldset class="field" aria-invalid={missing} aria-describedby={missing ? "stars-missing" : undefined}>
        <legend>{words.feedback.stars}</legend>
        {STARS.map((n) => (
          <label key={n} class="pick">
            <input type="radio" name="stars" checked={stars === n} onChange={() => (set({ stars: n }), setMissing(false))} />
            <span>{words.feedback.star[n - 1]}</span>
          </label>
        ))}
      </fieldset>
      {missing && (
        <p id="stars-missing" class="trouble">
          {words.feedback.stars_missing}
        </p>
      )}
      {stars > 0 && stars <= FEW && (
        <fieldset class="field">
          <legend>{words.feedback.why}</legend>
          {(Object.keys(words.feedback.reasons) as RatingReason[]).map((reason) => (
            <label key={reason} class="pick">
              <input
                type="checkbox"
                checked={reasons.includes(reason)}
                onChange={(event) =>
                  set({ reasons: event.currentTarget.checked ? [...reasons, reason] : reasons.filter((one) => one !== reason) })
                }
              />
              <span>{words.feedback.reasons[reason]}</span>
            </label>
          ))}
        </fieldset>
      )}
      <TextBox id="rating-words" label={words.feedback.words} value={text} write={(typed) => set({ text: typed })} />
      <TroubleBox trouble={post.trouble} />
      <button type="submit" class="main" disabled={post.sending}>
        {post.sending ? words.frame.sending : words.feedback.send}
      </button>
    </form>
  );
}

function Complaints({ matter, feedback, post, acts }: { matter: string; feedback: Feedback; post: Post; acts: Acts }) {
  if (!feedback.mayComplain && feedback.complaints.length === 0) return null;
  return (
    <details class="card reply" open={feedback.complaints.length > 0}>
      <summary>{words.feedback.complaint}</summary>
      {feedback.complaints.map((one) => (
        <div key={one.id} class="complaint">
          <p>
            <b>{words.feedback.about[one.about]}</b> <time dateTime={one.madeAt}>{sayTime(one.madeAt)}</time>
          </p>
          <p class="lines">{one.words}</p>
          <p class="next">{one.says}</p>
          {one.outcome && <p>{words.feedback.outcome[one.outcome]}</p>}
          {one.reply && <p class="lines">{one.reply}</p>}
        </div>
      ))}
      {feedback.mayComplain && feedback.complaints.length === 0 && <ComplaintForm matter={matter} post={post} acts={acts} />}
      {feedback.mayComplain && feedback.complaints.length > 0 && (
        <details key={feedback.complaints.length} class="more">
          <summary>{words.feedback.complaint_again}</summary>
          <ComplaintForm matter={matter} post={post} acts={acts} />
        </details>
      )}
    </details>
  );
}

function ComplaintForm({ matter, post, acts }: { matter: string; post: Post; acts: Acts }) {
  const [{ about, text }, write] = useUnsent(typedIn(matter, "complaint"), { about: null as ComplaintAbout | null, text: "" });
  const [missing, setMissing] = useState(false);
  const enough = [...text.trim()].length >= 2;
  const wrong = missing ? "complaint-missing" : undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(about === null || !enough);
        if (about === null || !enough) acts.announce(words.feedback.complaint_missing);
        else acts.complain({ about, words: text.trim() });
      }}
    >
      <p class="hint">{words.feedback.complaint_hint}</p>
      <fieldset class="field" aria-invalid={wrong && about === null} aria-describedby={wrong}>
        <legend>{words.feedback.complaint_about}</legend>
        {(Object.keys(words.feedback.about) as ComplaintAbout[]).map((one) => (
          <label key={one} class="pick">
            <input type="radio" name="complaint-about" checked={about === one} onChange={() => write({ about: one, text })} />
            <span>{words.feedback.about[one]}</span>
          </label>
        ))}
      </fieldset>
      <TextBox
        id="complaint-words"
        label={words.feedback.complaint_words}
        value={text}
        write={(typed) => write({ about, text: typed })}
        wrong={about === null || enough ? undefined : wrong}
      />
      {missing && (
        <p id={wrong} class="trouble">
          {words.feedback.complaint_missing}
        </p>
      )}
      <TroubleBox trouble={post.trouble} />
      <button type="submit" class="plain" disabled={post.sending}>
        {post.sending ? words.frame.sending : words.feedback.complaint_send}
      </button>
    </form>
  );
}

type BoxProps = {
  id: string;
  label: string;
  value: string;
  write: (text: string) => void;
  /** Where it is said what is wrong. */ wrong?: string | undefined;
};

function TextBox({ id, label, value, write, wrong }: BoxProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        rows={2}
        maxLength={WORDS_MAX}
        autocomplete="off"
        value={value}
        aria-invalid={wrong !== undefined}
        aria-describedby={wrong}
        onInput={(event) => write(event.currentTarget.value)}
      />
    </div>
  );
}
