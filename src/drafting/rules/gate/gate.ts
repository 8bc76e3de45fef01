/**
 * Citation gate 引用核验: every claim about the law is held against the articles it cites. Deterministic; it reads
 * nothing but the draft and the ground. A blocking finding is cleared by mending the draft or by a lawyer's reason.
 */
import type { AnswerBody, Citation, Finding, Verdict } from "#contract.ts";
import { checkCalculations } from "./check-calculations.ts";
import { checkCases } from "./check-cases.ts";
import { checkCitation } from "./check-citation.ts";
import { checkNumbers } from "./check-numbers.ts";
import { checkPlain } from "./check-plain.ts";
import { checkPlacedNumbers } from "./check-placed-numbers.ts";
import { checkSpokenQuotations } from "./check-quotations.ts";
import { checkStatements } from "./check-statements.ts";
import { checkSupport } from "./check-support.ts";
import { checkTurned } from "./turned/check-turned.ts";
import { blocks, warns } from "./finding.ts";
import { type Ground, placedCitations } from "./ground.ts";
import { type Mention, lawsNamedIn, mentionsIn } from "./mentions.ts";

/** Least probability of support, by what is judged: chosen on one half of evals/gate, measured on the other. */
const LEAST = { claim: 0.3, sentence: 0.02, limit: 0.05, statement: 0.05, holding: 0.3 };
/** Chance of a turn from which a claim blocks, with a rule that says in which words, and without; and what is said of a case (docs/decisions/0063). */
const TURNED = { told: 0.3, untold: 0.93, holding: 0.95 };

/** Articles named in running text that are looked up; an answer that names more is no answer. */
const MOST_MENTIONS = 100;

export function gate(body: AnswerBody, ground: Ground): Finding[] {
  return apart([
    ...(body.law.length === 0 ? [warns("no-basis", "law", "这份答复没有写任何法律依据，通过之前请确认这样答复合适")] : []),
    ...uncited(body),
    ...placedCitations(body).flatMap(({ place, citation }) => checkCitation(citation, place, ground)),
    ...checkNumbers(body, ground),
    ...checkPlacedNumbers(body, ground),
    ...checkCalculations(body, ground),
    ...checkSupport(body, ground, LEAST),
    ...checkTurned(body, ground, TURNED),
    ...checkCases(body, ground, { support: LEAST.holding, turned: TURNED.holding }),
    ...checkSpokenQuotations(body, ground),
    ...checkStatements(body, ground, LEAST.statement),
    ...checkMentions(body, ground),
    ...checkNamedLaws(body, ground),
    ...checkPlain(body, ground),
  ]);
}

/** Two findings of one kind at one place are two: a reason given for one does not clear the other. */
function apart(findings: Finding[]): Finding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const n = (seen.get(finding.key) ?? 0) + 1;
    seen.set(finding.key, n);
    return n === 1 ? finding : { ...finding, key: `${finding.key}#${n}` };
  });
}

/** Every citation the gate must look up, so that its caller can load them in one go. */
export function citationsIn(body: AnswerBody, laws: ReadonlySet<string>): Pick<Citation, "law" | "articleNo">[] {
  const placed = placedCitations(body).map(({ citation }) => citation);
  const named = [...placedMentions(body, laws), ...placedNames(body)].slice(0, 2 * MOST_MENTIONS);
  return [...placed, ...named].map(({ law, articleNo }) => ({ law, articleNo }));
}

/** What cannot be checked is not refuted: it waits for the official text, or for a lawyer who looked it up. */
const UNVERIFIABLE: readonly Finding["kind"][] = ["unverifiable", "local-rule"];

/** How each citation came out. A number that stands in none of a claim's articles refutes them all. */
export function verdictsOf(body: AnswerBody, findings: readonly Finding[]): Verdict[] {
  return placedCitations(body).map(({ place }) => {
    const claim = place.replace(/\.citations\[\d+\]$/, "");
    const against = findings.filter((f) => f.blocking && (f.place === place || (f.place === claim && f.kind === "number-not-in-article")));
    if (against.some((f) => !UNVERIFIABLE.includes(f.kind))) return { place, state: "refuted" };
    return { place, state: against.length > 0 ? "unverifiable" : "verified" };
  });
}

function uncited(body: AnswerBody): Finding[] {
  return body.law.flatMap(({ citations }, i) =>
    citations.length > 0 ? [] : [blocks("uncited-claim", `law[${i}]`, "这一条关于法律的说法没有引用依据")],
  );
}

type Placed = Mention & { place: string };

/** Every text of the answer but `understood`, which quotes the citizen: whatever law they name is theirs. */
function textsOf(body: AnswerBody): [place: string, text: string][] {
  return [
    ["shortAnswer", body.shortAnswer],
    ...body.law.map((l, i): [string, string] => [`law[${i}]`, l.claim]),
    ...body.calculations.map((s, i): [string, string] => [`calculations[${i}]`, `${s.what}\n${s.result}\n${s.how}`]),
    ...body.steps.map((s, i): [string, string] => [`steps[${i}]`, [s.do, s.where, ...s.papers].join("\n")]),
    ...body.timeLimits.map((t, i): [string, string] => [`timeLimits[${i}]`, `${t.what}\n${t.limit}`]),
    ...body.help.map((h, i): [string, string] => [`help[${i}]`, `${h.who}\n${h.why}`]),
    ...body.unknowns.map((u, i): [string, string] => [`unknowns[${i}]`, u]),
  ];
}

function placedMentions(body: AnswerBody, laws: ReadonlySet<string>): Placed[] {
  return textsOf(body)
    .flatMap(([place, text]) => mentionsIn(text, laws).map((mention) => ({ ...mention, place })))
    .slice(0, MOST_MENTIONS + 1);
}

function placedNames(body: AnswerBody): Placed[] {
  const named = textsOf(body).flatMap(([place, text]) => lawsNamedIn(text).map((mention) => ({ ...mention, place })));
  return [...new Map(named.map((each) => [each.law, each])).values()].slice(0, MOST_MENTIONS);
}

/** A law named without an article must be one that the library knows; one repealed since is pointed out. */
function checkNamedLaws(body: AnswerBody, ground: Ground): Finding[] {
  const citations = placedCitations(body).map(({ citation }) => citation);
  const cited = new Set(citations.map(({ law }) => law));
  const texts = citations.flatMap((citation) => ground.look(citation).article?.text ?? []);
  return placedNames(body).flatMap(({ law, articleNo, place }) => {
    // What an article itself names is named by it.
    if (cited.has(law) || ground.laws.has(law) || texts.some((text) => text.includes(`《${law}》`))) return [];
    const { lawKnown, article, notInForce } = ground.look({ law, articleNo });
    if (notInForce !== null) return [warns("repealed-since", `${place}.law`, `《${law}》：${notInForce}`)];
    return lawKnown || article ? [] : [blocks("unknown-law", `${place}.law`, `《${law}》：库中没有这部法，请核对名称和效力`)];
  });
}

function checkMentions(body: AnswerBody, ground: Ground): Finding[] {
  const bare = { paragraph: null, item: null, quote: null, local: null };
  const cited = new Set(placedCitations(body).map(({ citation }) => articleKey(citation, ground)));
  const mentions = placedMentions(body, ground.laws);
  if (mentions.length > MOST_MENTIONS)
    return [blocks("unknown-article", "law", `正文里提到的法条超过${MOST_MENTIONS}处，无法逐条核对，请删减`)];
  const found = mentions
    // What is cited too is judged where it is cited.
    .filter((mention) => !cited.has(articleKey(mention, ground)))
    .flatMap(({ law, articleNo, place }, i) => checkCitation({ law, articleNo, ...bare }, `${place}.mention[${i}]`, ground));
  return found.filter((f) => f.blocking);
}

function articleKey({ law, articleNo }: Mention, { look }: Ground): string {
  return look({ law, articleNo }).article?.articleId ?? `${law} ${articleNo}`;
}
