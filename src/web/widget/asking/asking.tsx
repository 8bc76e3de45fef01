/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import type { Notice } from "../../../contract.ts";
import { Attach } from "../attaching/attach.tsx";
import { lengthOf, QUESTION_MAX } from "../conversation/ask-rules.ts";
import { Resume } from "../matters/resume.tsx";
import { ConsentStep } from "./consent.tsx";
import { Examples } from "./examples.tsx";
import { MatterPlace } from "./matter-place.tsx";
import { VoiceButton } from "./voice-button.tsx";
import { BeforeAsking } from "../waiting/notices.tsx";
import { beforeAsking, twice } from "../conversation/reach-service.ts";
import { Heading, TroubleBox } from "../frame/trouble.tsx";
import { language, words } from "../frame/language.ts";
import { sayCount } from "../frame/say-time.ts";
import type { Desk } from "../conversation/use-conversation.ts";

export function Asking({ desk }: { desk: Desk }) {
  const { now, acts } = desk;
  const last = now.held.slice(-1)[0];
  const notices = useBeforeAsking();
  const { asks, child } = now.consent;
  if (asks) {
    const { sending, trouble } = now.post;
    const ways = { agree: acts.agree, refuse: acts.putOff, setChild: acts.sayChild };
    return <ConsentStep privacy={asks} child={child} sending={sending} trouble={trouble} {...ways} />;
  }
  return (
    <>
      <Heading>{words.asking.welcome}</Heading>
      <p class="lead">{words.asking.welcome_next}</p>
      {desk.mode === "elder" && (
        <a class="main" href="tel:12348">
          {words.asking.call_first}
        </a>
      )}
      {last && (
        <button type="button" class="plain" onClick={() => acts.open(last)}>
          {words.matters.back}
        </button>
      )}
      <form
        class="card"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          acts.ask();
        }}
      >
        <BeforeAsking notices={notices} />
        <Question desk={desk} />
        <Attach held={null} has={NONE} announce={acts.announce} />
        <MatterPlace composed={now.composed} write={acts.write} />
        <p class="hint">{words.asking.consent.before}</p>
        <TroubleBox trouble={now.post.trouble} id="ask-trouble" />
        <button type="submit" class="main" disabled={now.post.sending}>
          {now.post.sending ? words.frame.sending : now.post.trouble && now.post.attempt ? words.frame.retry : words.frame.send}
        </button>
      </form>
      {now.composed.text === "" && <Examples pick={(text) => acts.write({ text })} />}
      {!last && <Resume open={acts.open} />}
    </>
  );
}

const NONE: [] = [];

/** Fetched with the page, and once more when the first try fails: whoever cannot fetch it cannot send either. */
function useBeforeAsking(): Notice[] {
  const [notices, setNotices] = useState<Notice[]>([]);
  useEffect(() => {
    let gone = false;
    const fetchThem = async () => {
      const outcome = await twice(beforeAsking);
      if (outcome.ok && !gone) setNotices(outcome.value);
    };
    void fetchThem();
    return () => {
      gone = true;
    };
  }, [language]);
  return notices;
}

function Question({ desk }: { desk: Desk }) {
  const { now, acts } = desk;
  const used = lengthOf(now.composed.text);
  const [composing, setComposing] = useState(false);
  return (
    <div class="field">
      <label for="question">{words.asking.question_label}</label>
      <p id="question-hint" class="hint">
        {words.asking.question_hint}
      </p>
      <textarea
        id="question"
        rows={5}
        autocomplete="off"
        value={now.composed.text}
        readOnly={now.post.sending}
        aria-describedby={now.post.trouble ? "question-hint ask-trouble question-count" : "question-hint question-count"}
        aria-invalid={used > QUESTION_MAX}
        onInput={(event) => acts.write({ text: event.currentTarget.value })}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !composing) acts.ask();
        }}
      />
      <p id="question-count" class={used > QUESTION_MAX ? "count over" : "count"}>
        {sayCount(used, QUESTION_MAX)}
      </p>
      <VoiceButton field="question" announce={acts.announce} />
      {!now.online && <p class="offline">{words.asking.offline}</p>}
    </div>
  );
}
