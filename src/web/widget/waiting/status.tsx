/** @jsxImportSource preact */
import type { InquiryView, Queue } from "../../../contract.ts";
import { stepOf } from "../conversation/ask-rules.ts";
import type { Post } from "../conversation/conversation.ts";
import { saySpan, sayTime } from "../frame/say-time.ts";
import { say, words } from "../frame/language.ts";
import { TroubleBox } from "../frame/trouble.tsx";
import { Office } from "./office.tsx";

/** 转人工: the matter goes to a person at one tap. */
export type Human = { post: Post; ask: () => void };

/** Where the matter stands, and what comes next. */
export function Status({ view, human }: { view: InquiryView; human: Human }) {
  const step = stepOf(view);
  return (
    <section class="card status" aria-label={words.waiting.progress}>
      {step === null ? <Undrafted because={view.because} human={human} /> : <ProgressLine step={step} />}
      {step !== null && <p class="next">{view.queue?.says || words.states[view.state]}</p>}
      {view.queue && <QueuePlace queue={view.queue} />}
      {view.promisedBy && view.queue && <p class="figures">{say(words.waiting.promised, { time: sayTime(view.promisedBy) })}</p>}
      {view.queue && <Office danger={view.urgency === "danger"} />}
      {!view.understood && (
        <dl class="facts">
          <div>
            <dt>{words.waiting.category}</dt>
            <dd>{words.categories[view.category]}</dd>
          </div>
          <div>
            <dt>{words.waiting.urgency}</dt>
            <dd>{words.urgencies[view.urgency]}</dd>
          </div>
        </dl>
      )}
    </section>
  );
}

function ProgressLine({ step }: { step: number }) {
  return (
    <ol class="progress">
      {words.waiting.steps.map((name, at) => (
        <li
          key={name}
          class={at < step || step === 3 ? "done" : at === step ? "now" : "to-come"}
          aria-current={at === step ? "step" : undefined}
        >
          {name}
          <span class="unseen">{at < step ? words.waiting.step_done : at === step && step < 3 ? words.waiting.step_now : ""}</span>
        </li>
      ))}
    </ol>
  );
}

function QueuePlace({ queue }: { queue: Queue }) {
  const place = queue.position === null ? null : say(words.waiting.queue_of, { place: queue.position, all: queue.waiting });
  const [said, expected_none] = [words.waiting.expected, words.waiting.expected_none];
  const { expectedMinutes, like = 0 } = queue;
  const expected = expectedMinutes === null ? expected_none : say(said, { time: saySpan(expectedMinutes), n: like });
  return (
    <>
      {place && <p class="figures">{place}</p>}
      {place && <p class="figures">{expected}</p>}
    </>
  );
}

/** No draft was made: the reason in the service's words, and a person always within reach. */
function Undrafted({ because, human }: { because: string | null; human: Human }) {
  return (
    <>
      {because && <p class="next">{because}</p>}
      <h2>{words.waiting.human_title}</h2>
      <p>{words.waiting.human_why}</p>
      <TroubleBox trouble={human.post.trouble} />
      <button type="button" class="main" disabled={human.post.sending} onClick={human.ask}>
        {human.post.sending ? words.frame.sending : words.waiting.human_ask}
      </button>
      <a class="dial calm" href="tel:12348">
        {words.frame.call} <b>12348</b> {words.frame.calls["12348"]}
      </a>
    </>
  );
}
