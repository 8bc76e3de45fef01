/** @jsxImportSource preact */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Post } from "../conversation/conversation.ts";
import { words } from "../frame/language.ts";
import { TroubleBox } from "../frame/trouble.tsx";

/** Withdrawing cannot be undone, so it asks once; the safe choice has the focus. */
export function Withdraw({ post, withdraw }: { post: Post; withdraw: () => void }) {
  const [asking, setAsking] = useState<boolean | null>(null);
  const ask = useRef<HTMLButtonElement>(null);
  const no = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (asking !== null) (asking ? no : ask).current?.focus();
  }, [asking]);
  if (!asking) {
    return (
      <button type="button" class="quiet" ref={ask} onClick={() => setAsking(true)}>
        {words.matters.withdraw}
      </button>
    );
  }
  return (
    <div class="card" role="group" aria-labelledby="withdraw-sure">
      <p id="withdraw-sure">{words.matters.withdraw_sure}</p>
      <TroubleBox trouble={post.trouble} />
      <div class="pair">
        <button type="button" class="plain" ref={no} disabled={post.sending} onClick={() => setAsking(false)}>
          {words.matters.withdraw_no}
        </button>
        <button type="button" class="plain" disabled={post.sending} onClick={withdraw}>
          {post.sending ? words.frame.sending : words.matters.withdraw_yes}
        </button>
      </div>
    </div>
  );
}
