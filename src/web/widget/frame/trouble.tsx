/** @jsxImportSource preact */
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Trouble } from "../conversation/conversation.ts";
import { NoticeCards } from "../waiting/notices.tsx";
import { say, words } from "./language.ts";

/** A failure beside the button that caused it; the live region reads it out. */
export function TroubleBox({ trouble, id }: { trouble: Trouble | null; id?: string }) {
  if (!trouble) return null;
  return (
    <div class="trouble" id={id}>
      <b>{trouble.title}</b>
      {trouble.detail && <p>{trouble.detail}</p>}
      {trouble.notices && <NoticeCards notices={trouble.notices} />}
      {trouble.reference && <p>{say(words.trouble.reference, { reference: trouble.reference })}</p>}
    </div>
  );
}

/** A new screen's heading takes the focus that the old screen left behind, and never pulls it out of a box being typed in. */
export function Heading({ children }: { children: string }) {
  const place = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    // On the very first paint the focus belongs to the host page.
    if (document.body.dataset.begun && document.activeElement === document.body) place.current?.focus();
    document.body.dataset.begun = "yes";
  }, []);
  return (
    <h1 tabIndex={-1} ref={place}>
      {children}
    </h1>
  );
}
