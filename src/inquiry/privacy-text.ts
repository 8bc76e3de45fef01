/** 隐私告知: the privacy text, put together from standing notices as the service runs now. */
import type { Notice } from "../contract.ts";
import type { PrivacyText } from "#contract/consent.ts";

/** First layer, then the second in the order it is read; who else receives what is written stands where `outside` says. */
const PRIVACY = "privacy";
const WHOLE = ["privacy-who", "privacy-what", "privacy-sensitive", "outside", "privacy-keep", "privacy-danger", "privacy-rights"];
const STORED = "privacy-store";
const CHILD = "privacy-child";

/** Who else receives what is written: a model endpoint, which reads redacted words; a storage that holds sealed files. */
type Outside = { model: boolean; store: boolean };

export type PrivacyDeps = { notice: (code: string) => Notice | null; bureau: string; outside: Outside };

/**
 * Changed means of processing ask for consent anew (个人信息保护法第十四条第二款), so the version tells them apart: its last
 * digit says who else receives what is written.
 * @throws where a notice is missing, or not of the version of the first layer
 */
export function privacyText({ notice, bureau, outside }: PrivacyDeps): PrivacyText {
  const first = found(notice, PRIVACY);
  const part = (code: string) => {
    const one = found(notice, code === "outside" ? (outside.model ? "privacy-model" : "privacy-inside") : code);
    if (one.version !== first.version) throw new Error(`${code} is of version ${one.version}, the privacy text of ${first.version}`);
    return one;
  };
  const codes = outside.store ? WHOLE.flatMap((code) => (code === "outside" ? [code, STORED] : [code])) : WHOLE;
  const version = first.version * 10 + (outside.model ? 1 : 0) + (outside.store ? 2 : 0);
  return { version, bureau, first, whole: codes.map(part), child: part(CHILD) };
}

function found(notice: PrivacyDeps["notice"], code: string): Notice {
  const one = notice(code);
  if (!one) throw new Error(`corpus/notices/${code}.json is missing`);
  return one;
}
