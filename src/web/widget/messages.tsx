/** @jsxImportSource preact */
import type { Message } from "../../contract.ts";
import { sayTime } from "./say-time.ts";
import { speakers, words } from "./strings.ts";

export function Messages({ messages, folded }: { messages: Message[]; folded: boolean }) {
  if (messages.length === 0) return null;
  const list = (
    <ul class="messages">
      {messages.map((message) => (
        <Said key={message.id} message={message} />
      ))}
    </ul>
  );
  if (folded) {
    return (
      <details class="more">
        <summary>{words.conversation}</summary>
        {list}
      </details>
    );
  }
  return (
    <section aria-label={words.conversation}>
      <h2>{words.conversation}</h2>
      {list}
    </section>
  );
}

/** Every message says whether a person or a machine is speaking. */
export function Speaker({ message }: { message: Message }) {
  const speaker = speakers[message.from];
  return (
    <p class="speaker">
      <b>{speaker.who}</b>
      {speaker.kind && <span class="tag">{speaker.kind}</span>}
      <time dateTime={message.at}>{sayTime(message.at)}</time>
    </p>
  );
}

function Said({ message }: { message: Message }) {
  return (
    <li class={`said ${message.from}`}>
      <Speaker message={message} />
      <p class="lines">{message.text}</p>
      {message.questions.length > 0 && (
        <ul>
          {message.questions.map((question) => (
            <li key={question.key}>{question.ask}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
