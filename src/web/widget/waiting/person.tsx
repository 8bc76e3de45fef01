/** @jsxImportSource preact */
/** 马上找人: on every screen. A call at one tap, or a number left so that somebody calls. */
import { useState } from "preact/hooks";
import type { InquiryView } from "../../../contract.ts";
import type { CallWanted } from "../../../contract/waiting.ts";
import type { Matter, Post } from "../conversation/conversation.ts";
import type { Desk } from "../conversation/use-conversation.ts";
import { say, words } from "../frame/language.ts";
import { sayDay } from "../frame/say-time.ts";
import { TroubleBox } from "../frame/trouble.tsx";
import { useSite } from "./office.tsx";

const LAWYER = "12348";

export function Person({ desk }: { desk: Desk }) {
  const { screen, consent } = desk.now;
  const site = useSite();
  const text = words.waiting.person;
  const number = site?.phone ?? LAWYER;
  const matter = screen.at === "matter" ? screen : null;
  if (screen.at === "left") return null;
  return (
    <>
      {matter?.view?.urgency === "danger" && matter.view.state !== "withdrawn" && <DangerCall view={matter.view} />}
      <details class="more person">
        <summary>{text.title}</summary>
        <a class="dial" href={`tel:${number}`}>
          {say(text.dial, { number })}
        </a>
        {matter ? <InMatter matter={matter} desk={desk} /> : screen.at === "asking" && !consent.asks && <BeforeMatter desk={desk} />}
      </details>
    </>
  );
}

/** The number that the notice of this danger names first. */
function DangerCall({ view }: { view: InquiryView }) {
  const number = view.notices.find(({ level }) => level === "danger")?.calls[0]?.number ?? "110";
  return (
    <a class="dial red" href={`tel:${number}`}>
      {say(words.waiting.person.danger, { number })}
    </a>
  );
}

function InMatter({ matter, desk }: { matter: Matter; desk: Desk }) {
  const { view, posts } = matter;
  const text = words.waiting.person;
  if (!view || view.state === "withdrawn") return null;
  const { callAsked, contactSafety } = view;
  if (callAsked) return <p>{say(text.asked, { when: text.times[callAsked.wanted], day: sayDay(callAsked.by) })}</p>;
  if (contactSafety?.said === "not-by-phone" || contactSafety?.said === "only-here") return <p>{text.not_here}</p>;
  const ask = (number: string, wanted: CallWanted) => desk.acts.tell("callback", { wanted, ...(number && { number }) });
  return <CallForm post={posts.callback} hint={text.number_kept} given="" ask={ask} />;
}

function BeforeMatter({ desk: { now, acts } }: { desk: Desk }) {
  const { text, phone } = now.composed;
  const ask = (number: string, callMe: CallWanted) =>
    acts.callMe({ text: text.trim() || words.waiting.person.question, phone: number, callMe });
  return <CallForm post={now.post} hint="" given={phone} ask={ask} />;
}

type FormProps = { post: Post; hint: string; given: string; ask: (number: string, wanted: CallWanted) => void };

function CallForm({ post, hint, given, ask }: FormProps) {
  const text = words.waiting.person;
  const [number, setNumber] = useState(given);
  const [wanted, setWanted] = useState<CallWanted>("soon");
  return (
    <form
      class="field"
      aria-label={text.call_title}
      onSubmit={(event) => {
        event.preventDefault();
        ask(number.trim(), wanted);
      }}
    >
      <h2>{text.call_title}</h2>
      <label for="call-number">{text.number}</label>
      {hint && (
        <p id="call-hint" class="hint">
          {hint}
        </p>
      )}
      <input
        id="call-number"
        type="tel"
        inputMode="tel"
        autocomplete="off"
        maxLength={25}
        required={!hint}
        aria-describedby={hint ? "call-hint" : undefined}
        value={number}
        onInput={(event) => setNumber(event.currentTarget.value)}
      />
      <fieldset class="field">
        <legend>{text.when}</legend>
        <div class="chips">
          {(Object.keys(text.times) as CallWanted[]).map((one) => (
            <button key={one} type="button" class="chip" aria-pressed={wanted === one} onClick={() => setWanted(one)}>
              {text.times[one]}
            </button>
          ))}
        </div>
      </fieldset>
      <TroubleBox trouble={post.trouble} />
      <button type="submit" class="plain" disabled={post.sending}>
        {post.sending ? words.frame.sending : text.send}
      </button>
    </form>
  );
}
