/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import { VoiceButton } from "../asking/voice-button.tsx";
import { Attach } from "../attaching/attach.tsx";
import { mayAttach } from "../attaching/chosen.ts";
import { lengthOf, QUESTION_MAX } from "../conversation/ask-rules.ts";
import type { Acts } from "../conversation/citizen-acts.ts";
import type { Matter } from "../conversation/conversation.ts";
import { recallUnsent } from "../conversation/tab-memory.ts";
import { typedIn } from "../conversation/unsent.ts";
import { words } from "../frame/language.ts";
import { sayCount } from "../frame/say-time.ts";
import { TroubleBox } from "../frame/trouble.tsx";

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
      <summary id="reply-label">{words.waiting.replies[purpose].label}</summary>
      <ReplyForm {...props} />
    </details>
  );
}

function ReplyForm({ purpose, matter, acts }: Props) {
  const post = matter.posts.reply;
  const used = lengthOf(matter.reply);
  useEffect(() => {
    const typed = recallUnsent(typedIn(matter.held.id, "reply"));
    if (typeof typed === "string" && typed && matter.reply === "") acts.writeReply(typed);
  }, []);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        acts.reply();
      }}
    >
      <div class="field">
        <p id="reply-hint" class="hint">
          {words.waiting.replies[purpose].hint}
        </p>
        <textarea
          id="reply"
          rows={3}
          autocomplete="off"
          value={matter.reply}
          readOnly={post.sending}
          aria-labelledby="reply-label"
          aria-describedby={post.trouble ? "reply-hint reply-trouble reply-count" : "reply-hint reply-count"}
          aria-invalid={used > QUESTION_MAX}
          onInput={(event) => acts.writeReply(event.currentTarget.value)}
        />
        <p id="reply-count" class={used > QUESTION_MAX ? "count over" : "count"}>
          {sayCount(used, QUESTION_MAX)}
        </p>
        <VoiceButton field="reply" announce={acts.announce} />
      </div>
      {mayAttach(matter.view) && <Attach held={matter.held} has={matter.view?.attachments ?? []} announce={acts.announce} />}
      <TroubleBox trouble={post.trouble} id="reply-trouble" />
      <button type="submit" class="main" disabled={post.sending}>
        {post.sending ? words.frame.sending : words.frame.send}
      </button>
    </form>
  );
}
