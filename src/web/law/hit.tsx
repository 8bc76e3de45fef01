/** @jsxImportSource preact */
import type { LawHit } from "../../contract.ts";
import { articlePath } from "./address.ts";
import { excerpt } from "./marked.ts";
import { To } from "./frame.tsx";
import { Marked, NatureMark, StandingMark } from "./shown-text.tsx";
import { words } from "./strings.ts";

/** 拖欠工资 says 工资 as well. */
const widest = (matched: string[]) => matched.filter((word) => !matched.some((other) => other !== word && other.includes(word)));

/** One found article: where it stands, the text around the words that were looked for, and what that text is. */
export function HitItem({ hit, asOf }: { hit: LawHit; asOf: string }) {
  return (
    <li class={hit.nature === "official" ? "hit" : "hit is-own"}>
      <h3 lang="zh-CN">
        <To path={articlePath(hit.law, hit.no, asOf)}>
          《{hit.short}》{hit.articleNo}
        </To>
      </h3>
      <p class="marks">
        <NatureMark nature={hit.nature} demo={hit.demo} />
        <StandingMark standing={hit.standing} />
        <span class="small">{words.kinds[hit.kind] ?? hit.kind}</span>
      </p>
      {hit.text === null ? (
        <p class="small">{words.withheld_note}</p>
      ) : (
        <p class="text" lang="zh-CN">
          <Marked text={excerpt(hit.text, hit.matched)} matched={hit.matched} />
        </p>
      )}
      {hit.matched.length > 0 ? (
        <p class="small">
          {words.matched}：<span lang="zh-CN">{widest(hit.matched).join("、")}</span>
        </p>
      ) : null}
      {hit.path ? (
        <p class="small" lang="zh-CN">
          {hit.path}
        </p>
      ) : null}
    </li>
  );
}
