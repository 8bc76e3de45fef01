/** @jsxImportSource preact */
/** 谁看过我的信息, as the service recorded it. */
import type { Opening, Openings } from "../../../contract/mine.ts";
import type { Held } from "../conversation/conversation.ts";
import { words } from "../frame/language.ts";
import { sayTime } from "../frame/say-time.ts";
import { TroubleBox } from "../frame/trouble.tsx";
import { opened } from "./my-service.ts";
import { useAsked } from "./use-asked.ts";

export function Opened({ held }: { held: Held }) {
  const { value: found, trouble, ask } = useAsked<Openings>();
  return (
    <details class="more" onToggle={(event) => event.currentTarget.open && void ask(opened(held))}>
      <summary>{words.matters.opened_title}</summary>
      <TroubleBox trouble={trouble} />
      {found?.items.length === 0 && <p>{words.matters.opened_none}</p>}
      <ul class="opened">
        {found?.items.map((opening) => (
          <li key={opening.at}>
            {tell(opening)} <time class="hint">{sayTime(opening.at)}</time>
          </li>
        ))}
      </ul>
      {found?.more && <p class="hint">{words.matters.opened_more}</p>}
    </details>
  );
}

/** 律师王敏看了您的原话（为了审核答复） */
function tell({ by, what, why }: Opening): string {
  const who = by ? [words.matters.roles[by.role], by.name ?? by.workNo].filter(Boolean).join(" ") : "";
  const did = [who, words.matters.opened_what[what]].filter(Boolean).join(" ");
  return why ? `${did}${words.marks.comma}${words.matters.opened_why[why]}` : did;
}
