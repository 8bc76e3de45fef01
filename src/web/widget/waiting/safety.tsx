/** @jsxImportSource preact */
/** 现在联系您安全吗: asked wherever violence at home may be in play. What was said stands here only as a choice: phones are shared. */
import type { RefObject } from "preact";
import { useState } from "preact/hooks";
import type { SafeCalls } from "../../../contract/waiting.ts";
import type { Post } from "../conversation/conversation.ts";
import type { Acts } from "../conversation/citizen-acts.ts";
import { say, words } from "../frame/language.ts";
import { TroubleBox } from "../frame/trouble.tsx";
import { useRefocus } from "../frame/use-refocus.ts";

const CALLS = ["any-time", "at-times", "not-by-phone", "only-here"] as const satisfies SafeCalls[];
const NOT_CALLED: readonly SafeCalls[] = ["not-by-phone", "only-here"];

type Props = { said: SafeCalls | null; post: Post; tell: Acts["tell"] };

export function Safety({ said, post, tell }: Props) {
  const [open, setOpen] = useState(false);
  const text = words.waiting.safety;
  const asks = !said || open;
  const place = useRefocus<HTMLElement>(asks);
  if (asks) return <Asked post={post} tell={tell} done={() => setOpen(false)} place={place} />;
  return (
    <section class="card" aria-label={text.title}>
      <p>{say(text.said, { how: text.calls[said] })}</p>
      <TroubleBox trouble={post.trouble} />
      <button type="button" class="plain" ref={place as RefObject<HTMLButtonElement | null>} onClick={() => setOpen(true)}>
        {text.change}
      </button>
    </section>
  );
}

function Asked({ post, tell, done, place }: Omit<Props, "said"> & { done: () => void; place: RefObject<HTMLElement | null> }) {
  const [calls, setCalls] = useState<SafeCalls | null>(null);
  const [details, setDetails] = useState({ times: "", who: "", codeWord: "" });
  const text = words.waiting.safety;
  const line = (key: keyof typeof details, label: string, hint: string) => (
    <div class="field">
      <label for={`safe-${key}`}>{label}</label>
      <p id={`safe-${key}-hint`} class="hint">
        {hint}
      </p>
      <input
        id={`safe-${key}`}
        autocomplete="off"
        maxLength={60}
        required={key === "times"}
        aria-describedby={`safe-${key}-hint`}
        value={details[key]}
        onInput={(event) => setDetails({ ...details, [key]: event.currentTarget.value })}
      />
    </div>
  );
  return (
    <form
      class="card"
      aria-label={text.title}
      onSubmit={(event) => {
        event.preventDefault();
        tell("contact-safety", { calls, ...details });
        done();
      }}
    >
      <h2 tabIndex={-1} ref={place as RefObject<HTMLHeadingElement | null>}>
        {text.title}
      </h2>
      <p class="hint">{text.why}</p>
      <div class="chips">
        {CALLS.map((one) => (
          <button key={one} type="button" class="chip" aria-pressed={calls === one} onClick={() => setCalls(one)}>
            {text.calls[one]}
          </button>
        ))}
      </div>
      {calls === "at-times" && line("times", text.times, text.times_hint)}
      {calls && !NOT_CALLED.includes(calls) && [line("who", text.who, text.who_hint), line("codeWord", text.code, text.code_hint)]}
      <TroubleBox trouble={post.trouble} />
      <button type="submit" class="main" disabled={!calls || post.sending}>
        {post.sending ? words.frame.sending : text.send}
      </button>
    </form>
  );
}
