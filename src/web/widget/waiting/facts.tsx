/** @jsxImportSource preact */
import type { FactQuestion, Message } from "../../../contract.ts";
import type { Post } from "../conversation/conversation.ts";
import { useUnsent } from "../conversation/unsent.ts";
import { Speaker } from "./messages.tsx";
import { words } from "../frame/language.ts";
import { DayPick, PlacePick, inChinese } from "./picks.tsx";
import { TroubleBox } from "../frame/trouble.tsx";

type Given = Record<string, string>;
type Props = {
  /** Where the tab keeps what is typed. */
  unsent: string;
  asked: Message;
  post: Post;
  tell: (questions: FactQuestion[], given: Given) => void;
  skip: () => void;
};

/** A tap fills the line, typing fills it too: what stands in the line is what is sent. */
export function Facts({ unsent, asked, post, tell, skip }: Props) {
  const { questions } = asked;
  const [given, setGiven] = useUnsent<Given>(unsent, {});
  return (
    <form
      class="card fact-form"
      aria-label={words.waiting.facts_title}
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
        {post.sending ? words.frame.sending : words.waiting.facts_send}
      </button>
      <button type="button" class="plain" disabled={post.sending} onClick={skip}>
        {words.waiting.facts_skip}
      </button>
    </form>
  );
}

function Fact({ question, told, give }: { question: FactQuestion; told: string; give: (told: string) => void }) {
  const line = `fact-${question.key}`;
  const { ask, options } = question.shown ?? question;
  return (
    <fieldset class="field">
      <legend>{ask}</legend>
      {options.length > 0 && (
        <div class="chips">
          {options.map((option) => (
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
      {question.pick && <Pick kind={question.pick} give={give} />}
      <label class="hint" for={line}>
        {words.waiting.facts_type}
      </label>
      <input id={line} autocomplete="off" maxLength={500} value={told} onInput={(event) => give(event.currentTarget.value)} />
    </fieldset>
  );
}

/** What is picked is written into the line: 2026年10月15日, 广东省深圳市. */
function Pick({ kind, give }: { kind: NonNullable<FactQuestion["pick"]>; give: (told: string) => void }) {
  if (kind === "place") return <PlacePick label={words.waiting.pick_place} give={(_, name) => give(name)} />;
  return <DayPick label={words.waiting.pick_day} value="" give={(day) => give(inChinese(day))} />;
}
