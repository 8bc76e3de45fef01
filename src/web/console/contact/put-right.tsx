import type { CategoryCode } from "../../../contract.ts";
import type { CitizenCorrected } from "../../../contract/waiting.ts";
import { Banner } from "../frame/banner.tsx";
import { day, when } from "../frame/moment.ts";
import { names } from "../frame/names.ts";
import { words } from "./words.ts";

function said({ from, to, place, dates }: CitizenCorrected): string[] {
  return [
    ...(from && to ? [words.category(names.category[from as CategoryCode], names.category[to as CategoryCode])] : []),
    ...(place ? [words.place] : []),
    ...dates.map(({ told, day: on }) => words.day(told, day(`${on}T12:00:00+08:00`))),
  ];
}

/** 群众更正: beside the question, so that no lawyer answers what was misread. */
export function PutRight({ corrections }: { corrections: CitizenCorrected[] }) {
  if (corrections.length === 0) return null;
  return (
    <Banner
      tone="info"
      title={words.putRight}
      text={corrections.map((one) => (
        <p key={one.at}>
          {said(one).join(words.and)} <span className="small">{when(one.at)}</span>
        </p>
      ))}
    />
  );
}
