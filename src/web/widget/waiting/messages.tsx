/** @jsxImportSource preact */
import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import type { Message } from "../../../contract.ts";
import { sayTime } from "../frame/say-time.ts";
import { language, languageOf, say, words } from "../frame/language.ts";

type Props = { messages: Message[]; earlier: number; older: (first: string) => void; folded: boolean };

const SHEET = 12;

export function Messages({ messages, earlier, older, folded }: Props) {
  const first = messages[0];
  if (!first) return null;
  const list = (
    <>
      {earlier > 0 && (
        <button type="button" class="plain" onClick={() => older(first.id)}>
          {say(words.waiting.earlier, { n: earlier })}
        </button>
      )}
      <Sheets messages={messages} />
    </>
  );
  if (folded) {
    return (
      <details class="more">
        <summary>{words.waiting.conversation}</summary>
        {list}
      </details>
    );
  }
  return (
    <section aria-label={words.waiting.conversation}>
      <h2>{words.waiting.conversation}</h2>
      {list}
    </section>
  );
}

/** A sheet that is not on screen is not laid out (content-visibility): a thread of thousands scrolls as one of ten. */
function Sheets({ messages }: { messages: Message[] }) {
  // A message that was drawn is not looked through again when another comes.
  const drawn = useMemo(() => new WeakMap<Message, VNode>(), [language]);
  const draw = (message: Message) => {
    const known = drawn.get(message) ?? <Said key={message.id} message={message} />;
    drawn.set(message, known);
    return known;
  };
  const count = Math.ceil(messages.length / SHEET);
  return Array.from({ length: count }, (_, n) => {
    const sheet = messages.slice(n * SHEET, (n + 1) * SHEET);
    return (
      <ul class="messages" key={sheet[0]?.id}>
        {sheet.map(draw)}
      </ul>
    );
  });
}

/** Every message says whether a person or a machine is speaking. */
export function Speaker({ message }: { message: Message }) {
  const kind = words.waiting.speaks_as[message.from];
  return (
    <p class="speaker">
      <b>{words.waiting.speakers[message.from]}</b>
      {kind && <span class="tag">{kind}</span>}
      <time dateTime={message.at}>{sayTime(message.at)}</time>
    </p>
  );
}

function Said({ message }: { message: Message }) {
  return (
    <li class={`said ${message.from}`}>
      <Speaker message={message} />
      <p class="lines" dir="auto" lang={languageOf(message.text)}>
        {message.text}
      </p>
      {message.questions.length > 0 && (
        <ul>
          {message.questions.map((question) => (
            <li key={question.key}>{(question.shown ?? question).ask}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
