/** @jsxImportSource preact */
/** 同意: four lines before the first send, or after danger was seen to; and what a child under fourteen may do. */
import type { RefObject } from "preact";
import type { ConsentSaid, PrivacyText } from "../../../contract/consent.ts";
import type { Trouble } from "../conversation/conversation.ts";
import { say, words } from "../frame/language.ts";
import { Heading, TroubleBox } from "../frame/trouble.tsx";
import { useRefocus } from "../frame/use-refocus.ts";

type Ask = {
  privacy: PrivacyText;
  child: boolean;
  /** Asked after danger: the words are with the danger desk already. */
  after?: boolean;
  sending: boolean;
  trouble: Trouble | null;
  agree: (said: ConsentSaid) => void;
  refuse: () => void;
  setChild: (child: boolean) => void;
};

export function ConsentStep(ask: Ask) {
  const place = useRefocus<HTMLHeadingElement>(ask.child);
  return ask.child ? <ForChild {...ask} place={place} /> : <FourLines {...ask} place={place} />;
}

/** Beneath the help, which keeps the page's own heading. */
function Title({ after, place, children }: { after: boolean | undefined; place: RefObject<HTMLHeadingElement | null>; children: string }) {
  if (!after) return <Heading>{children}</Heading>;
  return (
    <h2 tabIndex={-1} ref={place}>
      {children}
    </h2>
  );
}

type Shown = Ask & { place: RefObject<HTMLHeadingElement | null> };

function FourLines({ privacy, after, sending, trouble, agree, refuse, setChild, place }: Shown) {
  const text = words.asking.consent;
  return (
    <section class="card consent">
      <Title after={after} place={place}>
        {after ? text.after_title : privacy.first.title}
      </Title>
      {after && <p>{text.after_why}</p>}
      <ol>
        {privacy.first.body.split("\n").map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <details class="more">
        <summary>{text.whole}</summary>
        <p>{privacy.bureau}</p>
        {privacy.whole.map(({ title, body }) => (
          <div key={title}>
            <h2>{title}</h2>
            <p class="lines">{body}</p>
          </div>
        ))}
        <p class="whose">
          {privacy.first.reviewedBy === null
            ? words.waiting.notice_demo
            : say(words.waiting.notice_fixed, { name: privacy.first.reviewedBy })}
        </p>
      </details>
      <TroubleBox trouble={trouble} />
      <h2>{text.age}</h2>
      <button type="button" class="main" disabled={sending} onClick={() => agree({ version: privacy.version, by: "self" })}>
        {after ? text.agree_after : text.agree}
      </button>
      <button type="button" class="plain" disabled={sending} onClick={() => setChild(true)}>
        {text.child}
      </button>
      <button type="button" class="quiet" disabled={sending} onClick={refuse}>
        {after ? text.refuse_after : text.refuse}
      </button>
    </section>
  );
}

const DOORS = ["12355", "110"] as const;

function ForChild({ privacy, after, sending, trouble, agree, setChild, place }: Shown) {
  const text = words.asking.consent;
  const { version } = privacy;
  return (
    <section class="card consent">
      <Title after={after} place={place}>
        {privacy.child.title}
      </Title>
      <p class="lines">{privacy.child.body}</p>
      <p class="notice-calls">
        {DOORS.map((number) => (
          <a key={number} class="dial" href={`tel:${number}`}>
            {words.frame.call} <b>{number}</b> {text.doors[number]}
          </a>
        ))}
      </p>
      <TroubleBox trouble={trouble} />
      <button type="button" class="plain" disabled={sending} onClick={() => agree({ version, by: "guardian" })}>
        {after ? text.guardian_after : text.guardian}
      </button>
      <button type="button" class="plain" disabled={sending} onClick={() => agree({ version, by: "alone" })}>
        {after ? text.alone_after : text.alone}
      </button>
      <button type="button" class="quiet" disabled={sending} onClick={() => setChild(false)}>
        {text.back}
      </button>
    </section>
  );
}
