import type { TakenDown } from "../../../contract/intake.ts";
import { chinese } from "../frame/language.ts";
import { dayAndTime } from "../frame/moment.ts";
import { names } from "../frame/names.ts";
import { words } from "./words.ts";

/** 受理回执: on paper only, and without a word of law. */
export function Receipt({ of, printed }: { of: TakenDown; printed: boolean }) {
  const { matter } = of;
  const feared = matter.urgency === "danger" || Boolean(matter.contactSafety); // whoever they fear may find the slip
  return (
    <div className={printed ? "slip is-printed" : "slip"} aria-hidden {...chinese}>
      <h2>{words.slip.title}</h2>
      <p>
        {words.code} <span className="spoken-code">{of.code}</span>
      </p>
      <p>
        {words.slip.day}：{dayAndTime(of.takenAt)}
      </p>
      {feared ? null : (
        <p>
          {words.slip.what}：{names.category[matter.category]}。{matter.messages.find(({ from }) => from === "citizen")?.text.slice(0, 200)}
        </p>
      )}
      <p>
        {words.slip.promise}：{matter.promisedBy ? words.promised(dayAndTime(matter.promisedBy)) : words.slip.noPromise}
      </p>
      <p>{words.slip.how}</p>
      <p>{words.slip.calls}</p>
    </div>
  );
}
