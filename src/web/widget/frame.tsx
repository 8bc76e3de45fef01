/** @jsxImportSource preact */
/** What stands on every screen: the way out, the larger text, and the numbers to call. */
import { announceClose, isFramed } from "./host-page.ts";
import { emergencyCalls, lawyerCall, words } from "./strings.ts";
import type { Desk } from "./use-conversation.ts";

const isDemo = new URLSearchParams(location.search).get("bureau") === "demo";

export function Top({ desk }: { desk: Desk }) {
  return (
    <header class="top">
      <p class="brand">
        <b>{words.brand}</b> {words.title}
        {isDemo && <span class="tag">{words.demo}</span>}
      </p>
      <div class="tools">
        <button type="button" class="tool" aria-pressed={desk.large} onClick={() => desk.setLarge(!desk.large)}>
          {words.larger}
        </button>
        {desk.now.screen.at !== "left" && (
          <button type="button" class="tool" title={words.leave_hint} onClick={desk.acts.leave}>
            {words.leave}
          </button>
        )}
        {isFramed() && (
          <button type="button" class="tool" onClick={announceClose}>
            {words.fold}
          </button>
        )}
      </div>
    </header>
  );
}

export function Calls() {
  return (
    <nav class="calls" aria-label={words.calls_label}>
      {emergencyCalls.map((call) => (
        <Call key={call.number} {...call} danger />
      ))}
      <Call {...lawyerCall} danger={false} />
    </nav>
  );
}

function Call({ number, label, danger }: { number: string; label: string; danger: boolean }) {
  return (
    <a class={danger ? "call danger" : "call"} href={`tel:${number}`}>
      <b>{number}</b>
      <span>{label}</span>
    </a>
  );
}
