/** @jsxImportSource preact */
import type { CaseHit } from "../../contract.ts";
import { NatureMark } from "./shown-text.tsx";
import { words } from "./strings.ts";

/** A case by its title and level; the digest is our own words, and folds away. */
export function CaseItem({ one }: { one: CaseHit }) {
  const from = [words.levels[one.level], one.issuer, one.published && words.day(one.published)].filter(Boolean).join(" · ");
  return (
    <li class="hit is-own">
      <h3 lang="zh-CN">{one.title}</h3>
      <p class="small">{from}</p>
      {one.holding === null ? (
        <p>
          <span class="mark pale">{words.digest_withheld}</span>
        </p>
      ) : (
        <details>
          <summary>{words.digest}</summary>
          <p class="marks">
            <NatureMark nature={one.nature} demo={one.demo} />
          </p>
          <p class="lines" lang="zh-CN">
            <b>{words.facts}</b> {one.facts}
          </p>
          <p class="lines" lang="zh-CN">
            <b>{words.holding}</b> {one.holding}
          </p>
        </details>
      )}
    </li>
  );
}
