/** @jsxImportSource preact */
import type { Standing, TextNature } from "../../contract.ts";
import { marked } from "./marked.ts";
import { words } from "./strings.ts";

type Nature = { nature: TextNature; demo: boolean };

/** Says what the text is, in words; official text and our own never look alike. */
export function NatureMark({ nature, demo }: Nature) {
  if (nature === "official") return <span class="mark official">{words.official}</span>;
  if (nature === "withheld") return <span class="mark pale">{words.withheld}</span>;
  const whose = nature === "card-unreleased" ? words.unreleased : demo ? words.demo : words.released;
  return (
    <>
      <span class="mark own">{words.own}</span>
      <span class={nature === "card-unreleased" || demo ? "mark warn" : "mark pale"}>{whose}</span>
    </>
  );
}

export function StandingMark({ standing }: { standing: Standing }) {
  return <span class={`mark is-${standing}`}>{words.standing[standing]}</span>;
}

export function Marked({ text, matched }: { text: string; matched: string[] }) {
  return <>{marked(text, matched).map(({ text, hit }, i) => (hit ? <mark key={i}>{text}</mark> : text))}</>;
}

/** 要旨 in a frame of its own, which says that it is none of the law's words. */
export function OwnWords({ text, nature, demo }: Nature & { text: string }) {
  return (
    <section class="own-words" aria-label={words.own_title}>
      <p class="marks">
        <NatureMark nature={nature} demo={demo} />
      </p>
      <p class="lines" lang="zh-CN">
        {text}
      </p>
      <p class="small">{words.own_note}</p>
    </section>
  );
}
