/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import { Asking } from "./asking/asking.tsx";
import { useForgottenFiles } from "./attaching/use-files.ts";
import type { Held } from "./conversation/conversation.ts";
import { Left, Lost } from "./frame/endings.tsx";
import { IdleWatch, disarm } from "./frame/kiosk.tsx";
import { isWiped } from "./frame/modes.ts";
import { Calls, Top } from "./frame/top.tsx";
import { words } from "./frame/language.ts";
import { Erased } from "./matters/erase.tsx";
import { MyMatters } from "./matters/mine.tsx";
import { onEscapeTwice } from "./matters/quick-exit.ts";
import { MatterScreen } from "./waiting/matter.tsx";
import { Person } from "./waiting/person.tsx";
import { useConversation, type Desk } from "./conversation/use-conversation.ts";

export function Widget({ arrived }: { arrived: Held | null }) {
  const desk = useConversation(arrived);
  const { leave } = desk.acts;
  useEffect(() => onEscapeTwice(leave), []);
  useForgottenFiles(desk.now.screen.at);
  return (
    <>
      <Top desk={desk} />
      <Calls />
      <main>
        <Person desk={desk} />
        <ToMine desk={desk} />
        <Shown desk={desk} />
      </main>
      {isWiped(desk.mode) && <Wiped desk={desk} />}
      <p class="unseen" role="status" aria-live="polite">
        {desk.now.said}
      </p>
    </>
  );
}

/** Whether anything was typed or chosen since the page was opened: a code, a number and files too, which no conversation knows. */
function useTouched(): boolean {
  const [touched, touch] = useState(false);
  useEffect(() => {
    // Held where nothing but the watch is drawn anew: a box drawn between its input and its change is set back to what it was.
    const heard = () => touch(true);
    for (const sign of ["input", "change"]) addEventListener(sign, heard);
    return () => {
      for (const sign of ["input", "change"]) removeEventListener(sign, heard);
    };
  }, []);
  return touched;
}

function Wiped({ desk: { now, acts } }: { desk: Desk }) {
  const touched = useTouched();
  const idle = now.screen.at === "asking" && !touched && now.composed.text === "" && now.held.length === 0;
  const busy = now.screen.at !== "left" && !idle;
  useEffect(() => disarm(document.body), []);
  return <IdleWatch busy={busy} wipe={acts.leave} announce={acts.announce} />;
}

function ToMine({ desk: { now, acts } }: { desk: Desk }) {
  if (now.held.length === 0 || now.screen.at === "mine" || now.consent.asks) return null;
  return (
    <button type="button" class="chip to-mine" onClick={acts.mine}>
      {words.matters.mine}
    </button>
  );
}

function Shown({ desk }: { desk: Desk }) {
  const { screen } = desk.now;
  switch (screen.at) {
    case "asking":
      return <Asking desk={desk} />;
    case "matter":
      return <MatterScreen key={screen.held.id} matter={screen} desk={desk} />;
    case "mine":
      return <MyMatters desk={desk} />;
    case "erased":
      return <Erased receipt={screen.receipt} desk={desk} />;
    case "lost":
      return <Lost desk={desk} />;
    case "left":
      return <Left desk={desk} />;
  }
}
