import type { Finding } from "../../../contract.ts";
import { announce } from "../frame/announce.tsx";
import { frame } from "../frame/words.ts";
import { editorWords } from "./editor-words.ts";
import { offendingWords } from "./offending-words.ts";
import { goToPlace, isWithin, sayPlace } from "./places.ts";

/** Where the last step led; a finding that was mended meanwhile leaves its neighbours in place. */
let last: string | null = null;

/** In the order of the page, the blocking of one place first. */
function inOrder(findings: Finding[]): Finding[] {
  const places = [...document.querySelectorAll<HTMLElement>(".centre .body [data-place]")].map((element) => element.dataset.place ?? "");
  const at = (finding: Finding) => {
    const found = places.findIndex((place) => isWithin(finding.place, place) && place !== "law" && place !== "timeLimits");
    return found === -1 ? places.length : found;
  };
  return findings.toSorted((a, b) => at(a) - at(b) || Number(b.blocking) - Number(a.blocking));
}

/** Where a text can be written in, the words that the finding names are selected: typing replaces them. */
function selectWords(because: string): void {
  const here = document.activeElement;
  const fields = here instanceof HTMLTextAreaElement ? [here] : [...(here?.querySelectorAll("textarea") ?? [])];
  for (const field of fields) {
    const [words] = offendingWords(because, field.value);
    if (words === undefined) continue;
    field.focus();
    field.setSelectionRange(field.value.indexOf(words), field.value.indexOf(words) + words.length);
    return;
  }
}

export function goToFinding(findings: Finding[], step: 1 | -1): void {
  const ordered = inOrder(findings);
  const from = ordered.findIndex(({ key }) => key === last);
  const target = from === -1 ? ordered.at(step === 1 ? 0 : -1) : ordered[(from + step + ordered.length) % ordered.length];
  if (!target) return announce(editorWords.noFinding);
  last = target.key;
  goToPlace(target.place);
  selectWords(target.because);
  announce(`${sayPlace(target.place)}${frame.colon}${target.because}`, "heard");
}
