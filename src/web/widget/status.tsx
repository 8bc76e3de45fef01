/** @jsxImportSource preact */
import type { InquiryView, Queue } from "../../contract.ts";
import { stepOf } from "./ask-rules.ts";
import type { Post } from "./conversation.ts";
import { sayTime } from "./say-time.ts";
import { categories, lawyerCall, states, step_done, step_now, steps, urgencies, words } from "./strings.ts";
import { TroubleBox } from "./trouble.tsx";

/** 转人工: the matter goes to a person at one tap. */
export type Human = { post: Post; ask: () => void };

/** Where the matter stands, and what comes next. */
export function Status({ view, human }: { view: InquiryView; human: Human }) {
  const step = stepOf(view);
  return (
    <section class="card status" aria-label={words.progress}>
      {step === null ? <Undrafted because={view.because} human={human} /> : <ProgressLine step={step} />}
      {step !== null && <p class="next">{view.queue?.says || states[view.state]}</p>}
      {view.queue && <QueuePlace queue={view.queue} />}
      {view.promisedBy && view.queue && <p class="figures">{words.promised(sayTime(view.promisedBy))}</p>}
      <dl class="facts">
        <div>
          <dt>{words.category}</dt>
          <dd>{categories[view.category]}</dd>
        </div>
        <div>
          <dt>{words.urgency}</dt>
          <dd>{urgencies[view.urgency]}</dd>
        </div>
      </dl>
    </section>
  );
}

function ProgressLine({ step }: { step: number }) {
  return (
    <ol class="progress">
      {steps.map((name, at) => (
        <li
          key={name}
          class={at < step || step === 3 ? "done" : at === step ? "now" : "to-come"}
          aria-current={at === step ? "step" : undefined}
        >
          {name}
          <span class="unseen">{at < step ? step_done : at === step && step < 3 ? step_now : ""}</span>
        </li>
      ))}
    </ol>
  );
}

function QueuePlace({ queue }: { queue: Queue }) {
  const place = queue.position === null ? null : words.queue_of(queue.position, queue.waiting);
  const expected = queue.expectedMinutes === null ? null : words.expected(queue.expectedMinutes);
  return (
    <>
      {place && <p class="figures">{place}</p>}
      {expected && <p class="figures">{expected}</p>}
    </>
  );
}

/** No draft was made: the reason in the service's words, and a person always within reach. */
function Undrafted({ because, human }: { because: string | null; human: Human }) {
  return (
    <>
      {because && <p class="next">{because}</p>}
      <h2>{words.human_title}</h2>
      <p>{words.human_why}</p>
      <TroubleBox trouble={human.post.trouble} />
      <button type="button" class="main" disabled={human.post.sending} onClick={human.ask}>
        {human.post.sending ? words.sending : words.human_ask}
      </button>
      <a class="dial calm" href={`tel:${lawyerCall.number}`}>
        {words.call} <b>{lawyerCall.number}</b> {lawyerCall.label}
      </a>
    </>
  );
}
