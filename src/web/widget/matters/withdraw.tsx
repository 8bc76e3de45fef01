/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { Post } from "../conversation/conversation.ts";
import { words } from "../frame/language.ts";
import { TroubleBox } from "../frame/trouble.tsx";
import { useRefocus } from "../frame/use-refocus.ts";

/** Withdrawing cannot be undone, so it asks once; the safe choice has the focus. */
export function Withdraw({ post, withdraw }: { post: Post; withdraw: () => void }) {
  const [asking, setAsking] = useState(false);
  const safe = useRefocus<HTMLButtonElement>(asking);
  if (!asking) {
    return (
      <button type="button" class="quiet" ref={safe} onClick={() => setAsking(true)}>
        {words.matters.withdraw}
      </button>
    );
  }
  return (
    <div class="card" role="group" aria-labelledby="withdraw-sure">
      <p id="withdraw-sure">{words.matters.withdraw_sure}</p>
      <TroubleBox trouble={post.trouble} />
      <div class="pair">
        <button type="button" class="plain" ref={safe} disabled={post.sending} onClick={() => setAsking(false)}>
          {words.matters.withdraw_no}
        </button>
        <button type="button" class="plain" disabled={post.sending} onClick={withdraw}>
          {post.sending ? words.frame.sending : words.matters.withdraw_yes}
        </button>
      </div>
    </div>
  );
}
