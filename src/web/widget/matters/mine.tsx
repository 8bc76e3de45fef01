/** @jsxImportSource preact */
/** 我的咨询: every matter of the citizen, remembering them here by choice, and deleting everything. */
import { useEffect, useState } from "preact/hooks";
import type { MyInquiries } from "../../../contract/mine.ts";
import type { Desk } from "../conversation/use-conversation.ts";
import { isKept, keepHere } from "../conversation/tab-memory.ts";
import { Lost } from "../frame/endings.tsx";
import { isWiped } from "../frame/modes.ts";
import { language, say, words } from "../frame/language.ts";
import { sayDayOf } from "../frame/say-time.ts";
import { Heading, TroubleBox } from "../frame/trouble.tsx";
import { Erase } from "./erase.tsx";
import { Keep } from "./keep.tsx";
import * as my from "./my-service.ts";
import { useAsked } from "./use-asked.ts";

export function MyMatters({ desk }: { desk: Desk }) {
  const { now, acts } = desk;
  const held = now.held.slice(-1)[0];
  const { value, trouble, ask } = useAsked<MyInquiries>();
  const token = held?.token;
  useEffect(() => {
    if (token) void ask(my.mine(token));
  }, [token]);
  if (!held) return <Lost desk={desk} />;
  return (
    <>
      <Heading>{words.matters.mine}</Heading>
      <TroubleBox trouble={trouble} />
      {value?.items.length === 0 && <p class="lead">{words.matters.mine_none}</p>}
      <ul class="mine">
        {value?.items.map(({ id, at, category, state, unread }) => (
          <li key={id}>
            <button type="button" class="card" onClick={() => acts.open({ id, token: held.token, at, category })}>
              <b>{say(words.matters.at, { category: words.categories[category], time: sayDayOf(at) })}</b>
              {unread && <span class="tag new">{words.matters.unread}</span>}
              <span>{words.matters.stands[state]}</span>
            </button>
          </li>
        ))}
      </ul>
      <div class="feet">
        <button type="button" class="plain" onClick={acts.another}>
          {words.matters.ask_another}
        </button>
        {!isWiped(desk.mode) && (
          <>
            <Remember desk={desk} />
            <Keep held={held} announce={acts.announce} />
          </>
        )}
        <Erase token={held.token} erased={acts.erased} />
      </div>
    </>
  );
}

/** Off until it is turned on: most telephones in a household are used by more than one. */
function Remember({ desk }: { desk: Desk }) {
  const [on, setOn] = useState(isKept);
  const turn = () => {
    keepHere(!on && { held: desk.now.held, language, mode: desk.mode });
    setOn(isKept());
  };
  return (
    <div>
      <label class="choice">
        <input type="checkbox" checked={on} onChange={turn} />
        {words.matters.remember}
      </label>
      <p class="hint">{words.matters.remember_why}</p>
    </div>
  );
}
