/** @jsxImportSource preact */
/** 取件码 and 专属链接: how a citizen comes back, and who else can. */
import { useState } from "preact/hooks";
import type { MyKeys } from "../../../contract/mine.ts";
import type { Held } from "../conversation/conversation.ts";
import { copyText } from "../frame/copy-text.ts";
import { say, words } from "../frame/language.ts";
import { sayDay, sayDayOf } from "../frame/say-time.ts";
import { TroubleBox } from "../frame/trouble.tsx";
import type { Outcome } from "../conversation/reach-service.ts";
import * as my from "./my-service.ts";
import { linkOf } from "./secret-link.ts";
import { useAsked } from "./use-asked.ts";

type Props = { held: Held; announce: (said: string) => void };

export function Keep({ held: { id, token }, announce }: Props) {
  const { value: keys, trouble, ask, act } = useAsked<MyKeys>();
  const [code, setCode] = useState("");
  const [said, setSaid] = useState("");
  const [link, setLink] = useState("");
  const told = (text: string) => {
    setSaid(text);
    announce(text);
  };
  const look = () => ask(my.keys(token));
  const after = async <T,>(request: Promise<Outcome<T>>, done: (value: T) => unknown) => {
    const outcome = await act(request);
    if (!outcome.ok) return;
    await done(outcome.value);
    await look();
  };
  const make = () => after(my.makeCode(token), (made) => (setCode(made.code), told(words.matters.code_once)));
  const copy = () =>
    after(my.makeLink(token), async (made) => {
      const url = linkOf(location.origin + location.pathname + location.search, id, made.token);
      const copied = await copyText(url);
      setLink(copied ? "" : url);
      told(copied ? words.matters.keep_copied : words.answer.copy_failed);
    });
  const end = (request: Promise<Outcome<null>>, text: string) => after(request, () => (setCode(""), told(text)));
  return (
    <details class="more" onToggle={(event) => event.currentTarget.open && void look()}>
      <summary>{words.matters.keep_title}</summary>
      <p>{words.matters.keep_why}</p>
      {code && <p class="code">{code}</p>}
      {said && <p class="hint">{said}</p>}
      {link && <input readOnly aria-label={words.matters.keep_copy} value={link} onFocus={(event) => event.currentTarget.select()} />}
      <TroubleBox trouble={trouble} />
      {keys?.code && <p>{say(words.matters.code_stands, { day: sayDayOf(keys.code.until) })}</p>}
      <div class="feet">
        <Plain does={make}>{keys?.code ? words.matters.code_again : words.matters.code_make}</Plain>
        <Plain does={copy}>{words.matters.keep_copy}</Plain>
        {keys?.code && (
          <>
            <Plain does={() => after(my.renewCode(token), () => told(""))}>{words.matters.code_renew}</Plain>
            <Plain does={() => end(my.endCode(token), words.matters.code_ended)}>{words.matters.code_end}</Plain>
          </>
        )}
      </div>
      {keys !== null && keys.others > 0 && (
        <>
          <p>
            {say(words.matters.others, { n: keys.others })}
            {keys.othersUsedOn && say(words.matters.others_on, { day: sayDay(keys.othersUsedOn) })}
          </p>
          <Plain does={() => end(my.endOthers(token), words.matters.others_ended)}>{words.matters.others_end}</Plain>
        </>
      )}
    </details>
  );
}

function Plain({ does, children }: { does: () => unknown; children: string }) {
  return (
    <button type="button" class="plain" onClick={() => void does()}>
      {children}
    </button>
  );
}
