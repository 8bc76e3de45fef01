/** @jsxImportSource preact */
/** 我们的理解: what was read out of the question, and 不对 at one tap. Never a day that a law sets, only days that were told. */
import { useState } from "preact/hooks";
import type { CategoryCode, InquiryView } from "../../../contract.ts";
import type { CorrectUnderstoodRequest } from "../../../contract/waiting-requests.ts";
import type { Understood as View } from "../../../contract/waiting.ts";
import type { Post } from "../conversation/conversation.ts";
import type { Acts } from "../conversation/citizen-acts.ts";
import { languageOf, say, words } from "../frame/language.ts";
import { bracketed, sayDay } from "../frame/say-time.ts";
import { TroubleBox } from "../frame/trouble.tsx";
import { useRefocus } from "../frame/use-refocus.ts";
import { DayPick, PlacePick } from "./picks.tsx";

type Props = { view: InquiryView; understood: View; post: Post; tell: Acts["tell"] };

export function Understood({ view, understood, post, tell }: Props) {
  const [open, setOpen] = useState(false);
  const toggle = useRefocus<HTMLButtonElement>(open);
  const text = words.waiting.understood;
  const { cause, byCitizen, place, dates, mayCorrect } = understood;
  return (
    <section class="card" aria-label={text.title}>
      <h2>{text.title}</h2>
      <dl class="facts">
        <div>
          <dt>{text.kind}</dt>
          <dd>
            {words.categories[view.category]}
            {byCitizen && bracketed(text.by_you)}
            {cause && !byCitizen && <span class="hint"> {say(text.cause, { cause })}</span>}
          </dd>
        </div>
        <div>
          <dt>{text.why}</dt>
          <dd>{words.urgencies[view.urgency]}</dd>
        </div>
        {place && (
          <div>
            <dt>{text.place}</dt>
            <dd lang={languageOf(place.name)}>{place.name}</dd>
          </div>
        )}
      </dl>
      {dates.map(({ told, from, to, corrected }) => {
        const day = from === to ? sayDay(from) : say(text.span, { from: sayDay(from), to: sayDay(to) });
        return (
          <p key={told} lang={languageOf(told)}>
            {say(corrected ? text.date_yours : text.date, { told, day })}
          </p>
        );
      })}
      <TroubleBox trouble={post.trouble} />
      {mayCorrect && (
        <button type="button" class="plain" ref={toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? text.as_is : text.wrong}
        </button>
      )}
      {open && mayCorrect && <PutRight view={view} understood={understood} post={post} tell={tell} done={() => setOpen(false)} />}
    </section>
  );
}

/** The likeliest two stand first; 别的事 stands last. */
function inOrder(first: CategoryCode, second: string | null): CategoryCode[] {
  const all = Object.keys(words.categories) as CategoryCode[];
  const rank = (code: CategoryCode) => (code === first ? 0 : code === second ? 1 : 2);
  return all.sort((a, b) => rank(a) - rank(b));
}

function PutRight({ view, understood, post, tell, done }: Props & { done: () => void }) {
  const text = words.waiting.understood;
  const [said, setSaid] = useState<CorrectUnderstoodRequest>({});
  const days = said.dates ?? [];
  const nothing = !said.category && !said.matterRegion && days.length === 0;
  return (
    <form
      class="field"
      onSubmit={(event) => {
        event.preventDefault();
        if (nothing) return;
        tell("understood", said);
        done();
      }}
    >
      <fieldset class="field">
        <legend>{text.which}</legend>
        <div class="chips">
          {inOrder(view.category, understood.second).map((code) => (
            <button
              key={code}
              type="button"
              class="chip"
              aria-pressed={(said.category ?? view.category) === code}
              onClick={() => setSaid({ ...said, category: code })}
            >
              {words.categories[code]}
            </button>
          ))}
        </div>
      </fieldset>
      {understood.dates.map(({ told, from }) => (
        <DayPick
          key={told}
          label={say(text.date_pick, { told })}
          value={days.find((one) => one.told === told)?.day ?? from}
          give={(day) => setSaid({ ...said, dates: [...days.filter((one) => one.told !== told), ...(day ? [{ told, day }] : [])] })}
        />
      ))}
      <PlacePick label={text.place_pick} give={(code) => setSaid({ ...said, ...(code && { matterRegion: code }) })} />
      {nothing && <p class="hint">{text.nothing}</p>}
      <button type="submit" class="main" disabled={post.sending || nothing}>
        {post.sending ? words.frame.sending : text.send}
      </button>
    </form>
  );
}
