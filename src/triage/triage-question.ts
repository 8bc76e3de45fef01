/** 分流 of one question: rules and networks in turn, each finding with its reason. Pure, and under 5 ms for a question. */
import type { CategoryCode } from "#contract.ts";
import { codePoints, plain } from "#language/text.ts";
import type { WordModel } from "#language/word-model.ts";
import { CATEGORY_NAMES } from "./category-names.ts";
import { causesOf } from "./rules/field/causes.ts";
import { type Detector, detects } from "./rules/field/classifier.ts";
import { whyComplex } from "./rules/field/complexity.ts";
import { type Seen, decideAid, decideUrgency } from "./rules/decide.ts";
import { decidingWords } from "./rules/field/deciding-words.ts";
import { missingFacts } from "./rules/missing-facts.ts";
import { homeMayBeUnsafe } from "./rules/danger/home-unsafe.ts";
import { whyNoDraft } from "./rules/no-draft.ts";
import { noticesFor } from "./rules/notices.ts";
import { CODES, pointingPhrases, readKnowledge } from "./rules/field/knowledge.ts";
import { type FieldNetworks, type Reading, readQuestion } from "./rules/read-question.ts";
import { routeOf } from "./rules/route.ts";
import { seatClassOf } from "./rules/seat-class.ts";
import { WrittenTriage, unpack, unpackNetwork } from "./trained-weights.ts";
import { whyUnread } from "./rules/unread.ts";
import type { Opinion, Reason, Triage } from "./triage.ts";

/** @param today YYYY-MM-DD where the service is: deadlines are counted from it */
export type Triager = (question: string, today: string) => Triage;

export type TriageParts = FieldNetworks & {
  detectors: Record<"danger" | "soon" | "aid", Detector>;
  causes: { names: readonly string[]; vectors: Float32Array; fields: Float32Array };
};

/** @param written corpus/triage/weights.json. @throws Error where it is none, or was learned with another word model */
export function readTriage(model: WordModel, written: unknown): TriageParts {
  const { networks, detectors, causes, knowledge, temperature, ...rest } = WrittenTriage.parse(written);
  if (rest.model !== model.name) throw new Error(`triage was learned with ${rest.model}, not ${model.name}: npm run train -- triage`);
  const detector = (packed: (typeof detectors)["danger"]) => ({ ...packed, weights: unpack(packed.weights) });
  return {
    model,
    knowledge: readKnowledge(knowledge),
    networks: networks.map(unpackNetwork),
    temperature,
    detectors: { danger: detector(detectors.danger), soon: detector(detectors.soon), aid: detector(detectors.aid) },
    causes: { names: causes.names, vectors: unpack(causes.vectors), fields: unpack(causes.fields) },
  };
}

/** A second choice below this share is none. */
const SECOND = 0.12;

export function openTriage(parts: TriageParts): Triager {
  return (text, today) => {
    const reading = readQuestion(parts, text, today);
    const { choice } = reading;
    const seen = seenIn(parts, reading);
    const urgency = decideUrgency(reading, seen);
    const aid = decideAid(reading, seen);
    const noDraft = urgency.urgency === "danger" ? null : whyNoDraft(text, choice);
    const fields = fieldsOf(parts, reading, text, noDraft !== null);
    const { category } = fields;
    const aidFirst = aid.aid && (reading.urgent?.aidFirst ?? false);
    const unread = whyUnread(text);
    const complex = [...(unread ? [unread] : []), ...whyComplex(text, { ...choice, ...fields })];
    const facts = noDraft ? { thin: false, missing: [] } : missingFacts(text, category);
    const alarmed = urgency.urgency === "danger";
    return {
      ...fields,
      opinions: opinionsOf(reading),
      causes: category === "other" ? [] : causesOf(parts, parts.causes, text, reading.shares),
      urgency: urgency.urgency,
      dangers: urgency.dangers,
      homeUnsafe: homeMayBeUnsafe(text),
      toldDays: [],
      deadlines: reading.deadlines,
      seatClass: seatClassOf(category, complex),
      aid: aid.aid,
      aidFacts: aid.facts,
      aidFirst,
      route: routeOf(text, category, { urgency, aid, complex, noDraft }),
      // Neither consent nor a form stands before help.
      missing: alarmed ? [] : facts.missing,
      thin: facts.thin && !alarmed,
      noDraft,
      notices: noticesFor(urgency, aid, noDraft),
      reasons: [
        fieldReason(parts, reading, text, fields),
        ...urgency.reasons,
        ...aid.reasons,
        ...(aidFirst ? [AID_FIRST] : []),
        ...complex.map((because) => ({ what: "疑难", because })),
        ...(noDraft ? [{ what: "不起草答复", because: noDraft.because }] : []),
      ],
    };
  };
}

const AID_FIRST: Reason = {
  what: "可以申请法律援助",
  because: "距期限届满不足七日，可以先行提供法律援助，后补材料（法律援助法第四十四条）",
};

/** Of so few characters, none of them known, a field would be a guess. */
const TOO_SHORT = 8;

type Fields = { category: CategoryCode; second: CategoryCode | null; confidence: number };

function fieldsOf({ model, knowledge }: TriageParts, { category, shares, choice }: Reading, text: string, refused: boolean): Fields {
  const nothingKnown =
    choice.confidence <= 0.2 &&
    codePoints(plain(text)) <= TOO_SHORT &&
    !model.cut(text).some((word) => knowledge.words.has(word)) &&
    pointingPhrases(knowledge, plain(text)).size === 0;
  if (refused || nothingKnown) return { category: "other", second: null, confidence: Math.min(0.3, round(Math.max(...shares))) };
  const order = [...CODES.keys()].sort((a, b) => shares[b]! - shares[a]!);
  const second = order[1]!;
  return { category, second: shares[second]! >= SECOND ? CODES[second]! : null, confidence: round(shares[order[0]!]!) };
}

function opinionsOf({ category, shares, choice }: Reading): Opinion[] {
  return [
    { by: "classifier", category, confidence: round(Math.max(...shares)) },
    { by: "rules", category: choice.category, confidence: choice.confidence },
  ];
}

const round = (share: number): number => Math.round(share * 100) / 100;

function fieldReason(parts: TriageParts, reading: Reading, text: string, { category, second }: Fields): Reason {
  const what = `领域：${CATEGORY_NAMES[category]}`;
  const words = category === reading.category ? decidingWords(parts, reading, text) : [];
  const also = second ? `；也可能属于${CATEGORY_NAMES[second]}` : "";
  if (words.length === 0) return { what, because: `没有能看出领域的词${also}` };
  return { what, because: `提到“${words.join("”“")}”${also}` };
}

function seenIn({ detectors }: TriageParts, { all }: Reading): Seen {
  const seen = (detector: Detector) => detects(detector, all) >= 0;
  return { danger: seen(detectors.danger), soon: seen(detectors.soon), aid: seen(detectors.aid) };
}
