/** @jsxImportSource preact */
/** What stands on every screen: the way out, the larger text, and the numbers to call. */
import { announceClose, isFramed } from "./host-page.ts";
import { language, languages, nameOf, words } from "./language.ts";
import { MODES, type Mode } from "./modes.ts";
import type { Desk } from "../conversation/use-conversation.ts";

const isDemo = new URLSearchParams(location.search).get("bureau") === "demo";

export function Top({ desk }: { desk: Desk }) {
  return (
    <header class="top">
      <p class="brand">
        <b>{words.frame.brand}</b> {words.frame.title}
        {isDemo && <span class="tag">{words.frame.demo}</span>}
      </p>
      <div class="tools">
        <LanguageChoice desk={desk} />
        <ModeChoice desk={desk} />
        {desk.now.screen.at !== "left" && (
          <button type="button" class="tool" title={words.frame.leave_hint} onClick={desk.acts.leave}>
            {words.frame.leave}
          </button>
        )}
        {isFramed() && desk.mode !== "kiosk" && (
          <button type="button" class="tool" onClick={announceClose}>
            {words.frame.fold}
          </button>
        )}
      </div>
    </header>
  );
}

/** A device that the house set up for visitors stays as it is. */
function ModeChoice({ desk }: { desk: Desk }) {
  if (desk.mode === "kiosk") return null;
  const text = words.frame.modes;
  return (
    <span class="tool chooser">
      {desk.mode === "plain" ? words.frame.mode : text[desk.mode]}
      <select aria-label={words.frame.mode} value={desk.mode} onChange={(event) => desk.setMode(event.currentTarget.value as Mode)}>
        {MODES.map((mode) => mode !== "kiosk" && <option value={mode}>{text[mode]}</option>)}
      </select>
    </span>
  );
}

/** A globe needs no language; each choice is named as its own speakers call it. */
function LanguageChoice({ desk }: { desk: Desk }) {
  if (languages.length < 2) return null;
  return (
    <span class="tool chooser globe">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="12" cy="12" r="9" />
        <path d="M3 12h18M12 3c-6 5-6 13 0 18M12 3c6 5 6 13 0 18" />
      </svg>
      <select
        aria-label={words.frame.language}
        title={words.frame.language}
        value={language}
        onChange={(event) => desk.speak(event.currentTarget.value)}
      >
        {languages.map((code) => (
          <option key={code} value={code} lang={code}>
            {nameOf(code)}
          </option>
        ))}
      </select>
    </span>
  );
}

const LAWYER = "12348";
const NUMBERS = ["110", "120", "12338", "12356", LAWYER] as const;

export function Calls() {
  return (
    <nav class="calls" aria-label={words.frame.calls_label}>
      {NUMBERS.map((number) => (
        <Call key={number} number={number} label={words.frame.calls[number]} danger={number !== LAWYER} />
      ))}
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
