/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { InquiryView } from "../../contract.ts";
import type { ComplaintAbout, ComplaintRequest, RatingReason, RatingRequest } from "../../contract/feedback.ts";
import type { Post } from "./conversation.ts";
import { sayDayOf, sayTime } from "./say-time.ts";
import { feedback as said, words } from "./strings.ts";
import { TroubleBox } from "./trouble.tsx";

type Feedback = InquiryView["feedback"];
type Posts = { rating: Post; complaint: Post };
type Acts = { rate: (rated: RatingRequest) => void; complain: (told: ComplaintRequest) => void };

/** What the citizen says of the answer, below it; what was said stays readable with what follows. */
export function FeedbackCard({ feedback, posts, acts }: { feedback: Feedback; posts: Posts; acts: Acts }) {
  return (
    <>
      {feedback.mayRate || feedback.rating ? (
        <section class="card feedback" aria-labelledby="feedback-title">
          <h2 id="feedback-title">{said.title}</h2>
          {feedback.rating && <Rated rating={feedback.rating} />}
          {feedback.mayRate &&
            (feedback.rating ? (
              <details class="more">
                <summary>{said.change(sayDayOf(feedback.rating.changeableUntil))}</summary>
                <RatingForm rating={feedback.rating} post={posts.rating} rate={acts.rate} />
              </details>
            ) : (
              <RatingForm rating={null} post={posts.rating} rate={acts.rate} />
            ))}
        </section>
      ) : null}
      <Complaints feedback={feedback} post={posts.complaint} complain={acts.complain} />
    </>
  );
}

function Rated({ rating }: { rating: NonNullable<Feedback["rating"]> }) {
  return (
    <>
      <p>{said.rated(rating.stars)}</p>
      <p class="next">{rating.says}</p>
    </>
  );
}

const STARS = [1, 2, 3, 4, 5];
const REASONS = Object.keys(said.reasons) as RatingReason[];
const WORDS_MAX = 500;
const FEW = 3;

type RatingProps = { rating: Feedback["rating"]; post: Post; rate: Acts["rate"] };

function RatingForm({ rating, post, rate }: RatingProps) {
  const [stars, setStars] = useState(rating?.stars ?? 0);
  const [reasons, setReasons] = useState<RatingReason[]>(rating?.reasons ?? []);
  const [text, setText] = useState((rating?.words ?? "").slice(0, WORDS_MAX));
  const [missing, setMissing] = useState(false);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(stars === 0);
        if (stars > 0) rate({ stars, reasons: stars <= FEW ? reasons : [], words: text.trim() });
      }}
    >
      <fieldset class="field" aria-describedby={missing ? "stars-missing" : undefined}>
        <legend>{said.stars}</legend>
        {STARS.map((n) => (
          <label key={n} class="pick">
            <input type="radio" name="stars" checked={stars === n} onChange={() => (setStars(n), setMissing(false))} />
            <span>{said.star(n)}</span>
          </label>
        ))}
      </fieldset>
      {missing && (
        <p id="stars-missing" class="trouble">
          {said.starsMissing}
        </p>
      )}
      {stars > 0 && stars <= FEW && (
        <fieldset class="field">
          <legend>{said.why}</legend>
          {REASONS.map((reason) => (
            <label key={reason} class="pick">
              <input
                type="checkbox"
                checked={reasons.includes(reason)}
                onChange={(event) =>
                  setReasons(event.currentTarget.checked ? [...reasons, reason] : reasons.filter((one) => one !== reason))
                }
              />
              <span>{said.reasons[reason]}</span>
            </label>
          ))}
        </fieldset>
      )}
      <TextBox id="rating-words" label={said.words} value={text} write={setText} />
      <TroubleBox trouble={post.trouble} />
      <button type="submit" class="main" disabled={post.sending}>
        {post.sending ? words.sending : said.send}
      </button>
    </form>
  );
}

const ABOUT = Object.keys(said.about) as ComplaintAbout[];

function Complaints({ feedback, post, complain }: { feedback: Feedback; post: Post; complain: Acts["complain"] }) {
  if (!feedback.mayComplain && feedback.complaints.length === 0) return null;
  return (
    <details class="card reply" open={feedback.complaints.length > 0}>
      <summary>{said.complaint}</summary>
      {feedback.complaints.map((one) => (
        <div key={one.id} class="complaint">
          <p>
            <b>{said.about[one.about]}</b> <time dateTime={one.madeAt}>{sayTime(one.madeAt)}</time>
          </p>
          <p class="lines">{one.words}</p>
          <p class="next">{one.says}</p>
          {one.outcome && <p>{said.outcome[one.outcome]}</p>}
          {one.reply && <p class="lines">{one.reply}</p>}
        </div>
      ))}
      {feedback.mayComplain && feedback.complaints.length === 0 && <ComplaintForm post={post} complain={complain} />}
      {feedback.mayComplain && feedback.complaints.length > 0 && (
        <details key={feedback.complaints.length} class="more">
          <summary>{said.complaintAgain}</summary>
          <ComplaintForm post={post} complain={complain} />
        </details>
      )}
    </details>
  );
}

function ComplaintForm({ post, complain }: { post: Post; complain: Acts["complain"] }) {
  const [about, setAbout] = useState<ComplaintAbout | null>(null);
  const [text, setText] = useState("");
  const [missing, setMissing] = useState(false);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const complete = about !== null && [...text.trim()].length >= 2;
        setMissing(!complete);
        if (complete) complain({ about, words: text.trim() });
      }}
    >
      <p class="hint">{said.complaintHint}</p>
      <fieldset class="field">
        <legend>{said.complaintAbout}</legend>
        {ABOUT.map((one) => (
          <label key={one} class="pick">
            <input type="radio" name="complaint-about" checked={about === one} onChange={() => setAbout(one)} />
            <span>{said.about[one]}</span>
          </label>
        ))}
      </fieldset>
      <TextBox id="complaint-words" label={said.complaintWords} value={text} write={setText} />
      {missing && <p class="trouble">{said.complaintMissing}</p>}
      <TroubleBox trouble={post.trouble} />
      <button type="submit" class="plain" disabled={post.sending}>
        {post.sending ? words.sending : said.complaintSend}
      </button>
    </form>
  );
}

function TextBox({ id, label, value, write }: { id: string; label: string; value: string; write: (text: string) => void }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        rows={2}
        maxLength={WORDS_MAX}
        autocomplete="off"
        value={value}
        onInput={(event) => write(event.currentTarget.value)}
      />
    </div>
  );
}
