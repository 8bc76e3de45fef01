/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { Composed } from "../conversation/conversation.ts";
import { words } from "../frame/language.ts";
import { PlacePick } from "../waiting/picks.tsx";

type Props = { composed: Composed; write: (fields: Partial<Composed>) => void };

/** 事项发生地 and a telephone number, both by choice; the list of places is fetched when the box is opened. */
export function MatterPlace({ composed, write }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <details class="more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.asking.more_title}</summary>
      {open && (
        <PlacePick
          label={words.asking.region_why}
          at={composed.city || composed.province}
          give={(code, _, province) => write({ province, city: code === province ? "" : code })}
        />
      )}
      <div class="field">
        <label for="phone">{words.asking.phone}</label>
        <p id="phone-hint" class="hint">
          {words.asking.phone_why}
        </p>
        <input
          id="phone"
          type="tel"
          inputMode="tel"
          autocomplete="off"
          maxLength={60}
          value={composed.phone}
          aria-describedby="phone-hint"
          onInput={(event) => write({ phone: event.currentTarget.value })}
        />
      </div>
    </details>
  );
}
