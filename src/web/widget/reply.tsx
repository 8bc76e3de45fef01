/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import { lengthOf, QUESTION_MAX } from "./ask-rules.ts";
import type { Acts } from "./citizen-acts.ts";
import type { Matter } from "./conversation.ts";
import { count, replies, words } from "./strings.ts";
import { TroubleBox } from "./trouble.tsx";

type Purpose = "add" | "ask" | "human";
type Props = { purpose: Purpose; matter: Matter; acts: Acts };

/** Folded while an answer is on its way, open when it is the citizen's turn; never folded over what is being typed. */
export function ReplyBox(props: Props) {
  const { purpose } = props;
  const [open, setOpen] = useState(purpose !== "add");
  useEffect(() => {
    if (purpose !== "add") setOpen(true);
  }, [purpose]);
  return (
    <details class="card reply" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary id="reply-label">{replies[purpose].label}</summary>
      <ReplyForm {...props} />
    </details>
  );
}

function ReplyForm({ purpose, matter, acts }: Props) {
  const post = matter.posts.reply;
  const used = lengthOf(matter.reply);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        acts.reply();
      }}
    >
      <div class="field">
        <p id="reply-hint" class="hint">
          {replies[purpose].hint}
        </p>
        <textarea
          id="reply"
          rows={3}
          autocomplete="off"
          value={matter.reply}
          readOnly={post.sending}
          aria-labelledby="reply-label"
          aria-describedby="reply-hint reply-count"
          aria-invalid={used > QUESTION_MAX}
          onInput={(event) => acts.writeReply(event.currentTarget.value)}
        />
        <p id="reply-count" class={used > QUESTION_MAX ? "count over" : "count"}>
          {count(used, QUESTION_MAX)}
        </p>
      </div>
      <TroubleBox trouble={post.trouble} />
      <button type="submit" class="main" disabled={post.sending}>
        {post.sending ? words.sending : words.reply_send}
      </button>
    </form>
  );
}
