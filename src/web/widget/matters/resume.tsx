/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { trouble as troubleOf } from "../conversation/ask-rules.ts";
import type { Held, Trouble } from "../conversation/conversation.ts";
import { words } from "../frame/language.ts";
import { TroubleBox } from "../frame/trouble.tsx";
import { pickUp } from "./my-service.ts";
import { readKey } from "./secret-link.ts";

/** Back with a pick-up code, a link or a key: one field, since nobody has to know which of them it is. */
export function Resume({ open }: { open: (held: Held) => void }) {
  const [text, setText] = useState("");
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    const key = readKey(text);
    if (key) return open(key);
    const outcome = await pickUp(text.slice(0, 60));
    if (!outcome.ok) return setTrouble(outcome.trouble);
    const { id, token } = outcome.value;
    if (id === null) return setTrouble(troubleOf(words.matters.mine_none));
    open({ id, token, at: new Date().toISOString(), category: null });
  };
  return (
    <details class="more">
      <summary>{words.matters.resume_title}</summary>
      <form class="field" onSubmit={(event) => void submit(event)}>
        <label for="credential">{words.matters.resume_label}</label>
        <input
          id="credential"
          autocomplete="off"
          spellcheck={false}
          value={text}
          aria-invalid={trouble !== null}
          aria-describedby={trouble ? "credential-wrong" : undefined}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setTrouble(null);
          }}
        />
        <TroubleBox trouble={trouble} id="credential-wrong" />
        <button type="submit" class="plain">
          {words.matters.resume_open}
        </button>
      </form>
    </details>
  );
}
