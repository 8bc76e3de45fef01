/** Whether a cited article is still what it was when something was rested on it. Pure: the library is read before. */
import type { ArticleChange } from "#contract.ts";
import { formatArticleNumber } from "#language/numerals.ts";
import type { Since } from "../memory.ts";

/**
 * An amended law whose article kept its wording is no change; neither is official text where there were only our own words
 * for the same version.
 * @returns null where it stands
 */
export function changeSince(since: Since): ArticleChange | null {
  const told = tell(since);
  return told && { law: since.was.law, articleNo: formatArticleNumber(since.was), ...told };
}

type Told = Omit<ArticleChange, "law" | "articleNo">;

function tell({ was, now, until, endedBy, displacedBy, displacedSince }: Since): Told | null {
  if (!now) return { kind: "gone", since: null, because: "法律库里已经没有这一条" };
  if (!now.inForce) {
    const by = endedBy === null ? "" : `（${endedBy}）`;
    return { kind: "repealed", since: until, because: `这一条已经不再有效${by}` };
  }
  if (displacedBy !== "" && displacedBy !== was.displacedBy) {
    return { kind: "displaced", since: displacedSince, because: `这一条没有废止，但已改为适用《${displacedBy}》` };
  }
  const sameVersion = now.version === was.version;
  if (was.official && now.official) {
    if (now.sha256 === was.sha256) return null;
    return sameVersion
      ? { kind: "amended", since: null, because: "官方原文重新导入后文字不同" }
      : { kind: "amended", since: now.from, because: `法律已修改，这一条文字有变（${now.version} 版）` };
  }
  if (!sameVersion) return { kind: "amended", since: now.from, because: `法律已有新版本（${now.version} 版），这一条需要重新核对` };
  if (was.official !== now.official || now.sha256 === was.sha256) return null;
  return { kind: "rewritten", since: null, because: "法律没有变，但我们写的要旨改过" };
}

/** A name for what the article is by now: the same as long as nothing further changes, even in a text imported once more. */
export function changeKey({ was, now, displacedBy }: Since): string {
  const place = `${was.law}#${was.no}-${was.sub}`;
  return [place, now?.version ?? "", now?.sha256 ?? "", now?.inForce ?? "", displacedBy].join("|");
}
