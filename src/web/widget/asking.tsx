/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import type { Notice } from "../../contract.ts";
import { lengthOf, QUESTION_MAX } from "./ask-rules.ts";
import { Resume } from "./credential.tsx";
import { Examples } from "./examples.tsx";
import { MatterPlace } from "./matter-place.tsx";
import { BeforeAsking } from "./notices.tsx";
import { beforeAsking } from "./reach-service.ts";
import { Heading, TroubleBox } from "./trouble.tsx";
import { count, words } from "./strings.ts";
import type { Desk } from "./use-conversation.ts";

export function Asking({ desk }: { desk: Desk }) {
  const { now, acts } = desk;
  const last = now.held.at(-1);
  const notices = useBeforeAsking();
  return (
    <>
      <Heading>{words.welcome}</Heading>
      <p class="lead">{words.welcome_next}</p>
      {last && (
        <button type="button" class="plain" onClick={() => acts.open(last)}>
          {words.back_to_matter}
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
        {now.composed.text === "" && <Examples pick={(text) => acts.write({ text })} />}
        <MatterPlace composed={now.composed} write={acts.write} />
        <Privacy />
        <TroubleBox trouble={now.post.trouble} id="ask-trouble" />
        <button type="submit" class="main" disabled={now.post.sending}>
          {now.post.sending ? words.sending : now.post.trouble && now.post.attempt ? words.retry : words.send}
        </button>
      </form>
      {!last && <Resume open={acts.open} />}
    </>
  );
}

/** Fetched with the page, and once more when the first try fails: whoever cannot fetch it cannot send either. */
function useBeforeAsking(): Notice[] {
  const [notices, setNotices] = useState<Notice[]>([]);
  useEffect(() => {
    let gone = false;
    const fetchThem = async () => {
      const outcome = await beforeAsking();
      const again = outcome.ok ? outcome : await beforeAsking();
      if (again.ok && !gone) setNotices(again.value);
    };
    void fetchThem();
    return () => {
      gone = true;
    };
  }, []);
  return notices;
}

function Question({ desk }: { desk: Desk }) {
  const { now, acts } = desk;
  const used = lengthOf(now.composed.text);
  const [composing, setComposing] = useState(false);
  return (
    <div class="field">
      <label for="question">{words.question_label}</label>
      <p id="question-hint" class="hint">
        {words.question_hint}
      </p>
      <textarea
        id="question"
        rows={5}
        autocomplete="off"
        value={now.composed.text}
        readOnly={now.post.sending}
        aria-describedby="question-hint question-count"
        aria-invalid={used > QUESTION_MAX}
        onInput={(event) => acts.write({ text: event.currentTarget.value })}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !composing) acts.ask();
        }}
      />
      <p id="question-count" class={used > QUESTION_MAX ? "count over" : "count"}>
        {count(used, QUESTION_MAX)}
      </p>
      {!now.online && <p class="offline">{words.offline}</p>}
    </div>
  );
}

function Privacy() {
  return (
    <section class="privacy" aria-labelledby="privacy-title">
      <h2 id="privacy-title">{words.privacy_title}</h2>
      <ul>
        {words.privacy.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>
        <b>{words.consent}</b>
      </p>
    </section>
  );
}
