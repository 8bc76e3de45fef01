/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { FactQuestion, Message } from "../../contract.ts";
import type { Post } from "./conversation.ts";
import { Speaker } from "./messages.tsx";
import { words } from "./strings.ts";
import { TroubleBox } from "./trouble.tsx";

type Given = Record<string, string>;
type Props = {
  asked: Message;
  post: Post;
  tell: (questions: FactQuestion[], given: Given) => void;
  skip: () => void;
};

/** A tap fills the line, typing fills it too: what stands in the line is what is sent. */
export function Facts({ asked, post, tell, skip }: Props) {
  const { questions } = asked;
  const [given, setGiven] = useState<Given>({});
  return (
    <form
      class="card fact-form"
      aria-label={words.facts_title}
      onSubmit={(event) => {
        event.preventDefault();
        tell(questions, given);
      }}
    >
      <Speaker message={asked} />
      {questions.map((question) => (
        <Fact
          key={question.key}
          question={question}
          told={given[question.key] ?? ""}
          give={(told) => setGiven({ ...given, [question.key]: told })}
        />
      ))}
      <TroubleBox trouble={post.trouble} />
      <button type="submit" class="main" disabled={post.sending}>
        {post.sending ? words.sending : words.facts_send}
      </button>
      <button type="button" class="plain" disabled={post.sending} onClick={skip}>
        {words.facts_skip}
      </button>
    </form>
  );
}

function Fact({ question, told, give }: { question: FactQuestion; told: string; give: (told: string) => void }) {
  const line = `fact-${question.key}`;
  return (
    <fieldset class="field">
      <legend>{question.ask}</legend>
      {question.options.length > 0 && (
        <div class="chips">
          {question.options.map((option) => (
            <button
              key={option}
              type="button"
              class="chip"
              aria-pressed={told === option}
              onClick={() => give(told === option ? "" : option)}
            >
              {option}
            </button>
          ))}
        </div>
      )}
      <label class="hint" for={line}>
        {words.facts_type}
      </label>
      <input id={line} autocomplete="off" maxLength={500} value={told} onInput={(event) => give(event.currentTarget.value)} />
    </fieldset>
  );
}
