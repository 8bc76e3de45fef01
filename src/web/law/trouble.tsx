/** @jsxImportSource preact */
import type { Failed } from "./reach-law.ts";
import { words } from "./strings.ts";

/** What went wrong, and what one may do about it. */
export function Trouble({ failed, again }: { failed: Failed; again: () => void }) {
  const [title, next] = words.trouble[failed.why] ?? ["", ""];
  const hopeless = failed.why === "not-found" || failed.why === "invalid";
  return (
    <section class="trouble" aria-label={title}>
      <p>
        <b>{title}</b>
      </p>
      <p>{next}</p>
      {hopeless ? null : (
        <button type="button" class="plain" onClick={again}>
          {words.again}
        </button>
      )}
    </section>
  );
}

/** Grey lines where the text will stand; what is going on is said in the live region. */
export function Loading({ children }: { children: string }) {
  return (
    <div class="loading">
      <p>{children}</p>
      <div aria-hidden="true">
        <i />
        <i />
        <i />
      </div>
    </div>
  );
}
