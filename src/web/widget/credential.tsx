/** @jsxImportSource preact */
/** 查询凭证: the tab forgets, so a citizen who wants to come back takes the key along by choice. */
import { useState } from "preact/hooks";
import type { Held } from "./conversation.ts";
import { copyText } from "./copy-text.ts";
import { words } from "./strings.ts";

const writeCredential = (held: Held) => `${held.id}.${held.token}`;

function readCredential(text: string): Held | null {
  const [, id, token] = /^\s*([\w-]{6,64})\.([\w.~-]{16,256})\s*$/.exec(text) ?? [];
  return id && token ? { id, token, at: new Date().toISOString(), category: null } : null;
}

export function Keep({ held, announce }: { held: Held; announce: (said: string) => void }) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    const told = (await copyText(writeCredential(held))) ? words.keep_copied : words.copy_failed;
    setSaid(told);
    announce(told);
  };
  return (
    <details class="more">
      <summary>{words.keep_title}</summary>
      <p>{words.keep_why}</p>
      <button type="button" class="plain" onClick={() => void copy()}>
        {words.keep_copy}
      </button>
      {said && <p class="hint">{said}</p>}
    </details>
  );
}

export function Resume({ open }: { open: (held: Held) => void }) {
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState(false);
  const submit = (event: Event) => {
    event.preventDefault();
    const held = readCredential(text);
    setWrong(held === null);
    if (held) open(held);
  };
  return (
    <details class="more">
      <summary>{words.resume_title}</summary>
      <form class="field" onSubmit={submit}>
        <label for="credential">{words.resume_label}</label>
        <input
          id="credential"
          autocomplete="off"
          spellcheck={false}
          value={text}
          aria-invalid={wrong}
          aria-describedby={wrong ? "credential-wrong" : undefined}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        {wrong && (
          <p class="trouble" id="credential-wrong">
            {words.resume_wrong}
          </p>
        )}
        <button type="submit" class="plain">
          {words.resume_open}
        </button>
      </form>
    </details>
  );
}
