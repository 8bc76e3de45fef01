/** What is read aloud of an answer, and by which voice. Only what was approved, and the label before all else. */
import type { Answer, InquiryView } from "../../../contract.ts";
import { sayCitation, sayDay } from "../frame/say-time.ts";
import { named, say, words } from "../frame/language.ts";
import { signatureOf } from "./answer-text.ts";
import type { Version } from "./version.tsx";

/** A browser's voice breaks off in what is longer than a breath. */
const LONGEST = 90;

/** @param correcting the warning of an answer that is being looked at again: heard before a word of it */
export function readable(answer: Answer, version: Version, correcting: InquiryView["correcting"]): string[] {
  const { body } = answer;
  const heads = [answer.label, correcting?.says, answer.corrects?.says, named(words.answer.reviewed_by, signatureOf(answer.lawyer))];
  const limits = body.timeLimits.map(
    ({ what, limit, lastDay }) =>
      `${named(what, limit)}${lastDay === null ? "" : `${words.marks.comma}${say(words.answer.last_day, { day: sayDay(lastDay) })}`}`,
  );
  const after = [...under(words.answer.limits, limits), answer.disclaimer];
  const whole = () => [
    ...under(words.answer.short, [body.shortAnswer]),
    ...under(words.answer.understood, [body.understood].filter(Boolean)),
    ...under(
      words.answer.law,
      body.law.flatMap(({ claim, citations }) => [claim, ...citations.map((citation) => sayCitation(citation))]),
    ),
    ...under(
      words.answer.sums,
      body.calculations.map(({ what, result }) => named(what, result)),
    ),
    ...under(
      words.answer.steps,
      body.steps.flatMap((step) => [step.do, step.where ? named(words.answer.where, step.where) : ""].filter(Boolean)),
    ),
    ...under(words.answer.materials, answer.materials),
    ...under(
      words.answer.help,
      body.help.map(({ who, why }) => named(who, why)),
    ),
    ...under(words.answer.unknowns, body.unknowns),
  ];
  const told = version === "plain" && body.plain ? under(words.answer.plain, [body.plain.text]) : whole();
  return [...heads, ...told, ...after].flatMap((text) => sentences(text ?? ""));
}

const under = (title: string, texts: string[]): string[] => (texts.length > 0 ? [title, ...texts] : []);

/** One after another, so that each can be shown while it is heard. */
function sentences(text: string): string[] {
  const whole = text.match(/[^\u3002\uff01\uff1f\uff1b!?;\n]+[\u3002\uff01\uff1f\uff1b!?;]*/gu) ?? [];
  const short = whole.flatMap((one) => (one.length > LONGEST ? (one.match(/[^\uff0c,\uff1a]+[\uff0c,\uff1a]*/gu) ?? []) : [one]));
  return short.map((one) => one.trim()).filter(Boolean);
}

type Voice = Pick<SpeechSynthesisVoice, "lang" | "localService" | "default">;

/** Mandarin of the device itself before one that sends the words to somebody; another Chinese only where there is no Mandarin. */
export function chineseVoice<V extends Voice>(voices: readonly V[]): V | null {
  const rank = ({ lang, localService, default: first }: V) =>
    (/^(?:zh|cmn)([-_](?:hans|cn))/i.test(lang) ? 8 : /^zh$|^cmn/i.test(lang) ? 6 : 0) + (localService ? 1 : 0) + (first ? 0.5 : 0);
  const chinese = voices.filter(({ lang }) => /^(?:zh|cmn)/i.test(lang));
  return chinese.sort((a, b) => rank(b) - rank(a))[0] ?? null;
}
