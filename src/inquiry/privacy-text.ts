/** 隐私告知: the privacy text, put together from standing notices as the service runs now. */
import type { Notice } from "../contract.ts";
import type { PrivacyText } from "#contract/consent.ts";
import type { Kept } from "./retention.ts";
import { fillTerms } from "./rules/retention.ts";

/** First layer, then the second in the order it is read; who else receives what is written stands where `outside` says. */
const PRIVACY = "privacy";
const WHOLE = ["privacy-who", "privacy-what", "privacy-sensitive", "outside", "privacy-keep", "privacy-danger", "privacy-rights"];
const KEEP = "privacy-keep";
const STORED = "privacy-store";
const CHILD = "privacy-child";

/** Who else receives what is written: a model endpoint, which reads redacted words; a storage that holds sealed files. */
type Outside = { model: boolean; store: boolean };

export type PrivacyDeps = { notice: (code: string) => Notice | null; bureau: string; outside: Outside; kept: Kept };

/**
 * Changed means of processing ask for consent anew (个人信息保护法第十四条第二款), so the version tells them apart: its last
 * digit says who else receives what is written, the three before it which periods of keeping are told.
 * @throws where a notice is missing, or not of the version of the first layer
 */
export function privacyText({ notice, bureau, outside, kept }: PrivacyDeps): PrivacyText {
  const first = found(notice, PRIVACY);
  const part = (code: string) => {
    const one = found(notice, code === "outside" ? (outside.model ? "privacy-model" : "privacy-inside") : code);
    if (one.version !== first.version) throw new Error(`${code} is of version ${one.version}, the privacy text of ${first.version}`);
    return code === KEEP ? { ...one, body: fillTerms(one.body, kept.says), terms: kept.says } : one;
  };
  const codes = outside.store ? WHOLE.flatMap((code) => (code === "outside" ? [code, STORED] : [code])) : WHOLE;
  const version = (first.version * 1000 + kept.edition) * 10 + (outside.model ? 1 : 0) + (outside.store ? 2 : 0);
  return { version, bureau, first, whole: codes.map(part), child: part(CHILD) };
}

function found(notice: PrivacyDeps["notice"], code: string): Notice {
  const one = notice(code);
  if (!one) throw new Error(`corpus/notices/${code}.json is missing`);
  return one;
}
