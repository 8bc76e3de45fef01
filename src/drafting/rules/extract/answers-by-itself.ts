/**
 * What a contract is, and who must prove what, comes into an answer and is none: of a loan with a note and a transfer the
 * finder was sure of the rules of proof, as they speak of notes and transfers, and never came to the duty to pay back.
 */
import type { FoundArticle } from "#law/law.ts";

const DEFINES = /^[^，。；]{2,12}合同，?(?:就是|是)/u;
const PROVES = /举证|当证据|证据(?:有|包括)|(?:拿出?|提供)[^，。；]{0,12}(?:凭证|证据)/u;
/** Who asks how to prove it is answered by just these. */
const ASKS_FOR_PROOF = /证据|凭据|证明|举证/u;

/** Read in the first sentence: many a duty ends with who has to prove the exception. @param text the citizen's words */
export function answersByItself({ gist, text: law }: Pick<FoundArticle, "gist" | "text">, text: string): boolean {
  const [first = ""] = (gist ?? law).split("。");
  return ASKS_FOR_PROOF.test(text) || !(DEFINES.test(first) || PROVES.test(first));
}
