/** What may be sent, and what a view means for the screen. Pure. */
import type { AskRequest, FactQuestion, InquiryView, Message, Notice } from "../../../contract.ts";
import type { ConsentSaid } from "../../../contract/consent.ts";
import type { Composed, Trouble } from "./conversation.ts";
import { words } from "../frame/language.ts";

/** Equal to contract.ts's QUESTION_MAX; importing the value would bring zod into the citizen's download. */
export const QUESTION_MAX = 4000;

/** Characters as a person counts them: code points. */
export const lengthOf = (text: string) => [...text].length;

/** The database cannot hold NUL or half a surrogate pair; pasted text sometimes has them. */
export const clean = (text: string) => text.replace(/\0|\p{Cs}/gu, "").trim();

export function whatBars(text: string): Trouble | null {
  const wanting = clean(text);
  if (wanting === "") return trouble(words.trouble.empty);
  return lengthOf(wanting) > QUESTION_MAX ? trouble(words.trouble.long) : null;
}

export function whatBarsAsking(composed: Composed): Trouble | null {
  const bar = whatBars(composed.text);
  if (bar) return bar;
  const digits = composed.phone.replace(/\D/g, "").length;
  const wrong = composed.phone.trim() !== "" && (digits < 5 || digits > 20);
  return wrong ? trouble(words.trouble.phone) : null;
}

export function requestOf(composed: Composed, consent: ConsentSaid | null): AskRequest {
  const contact = composed.phone.trim();
  const matterRegion = composed.city || composed.province;
  return {
    question: clean(composed.text),
    channel: "widget",
    followUp: "ask",
    ...(consent && { consent }),
    ...(contact && { contact }),
    ...(contact && composed.callMe && { callMe: composed.callMe }),
    ...(matterRegion && { matterRegion }),
  };
}

/** 0 已收到 · 1 起草中 · 2 律师审核中 · 3 已答复; null where no draft is on its way. */
export function stepOf(view: InquiryView): 0 | 1 | 2 | 3 | null {
  switch (view.state) {
    case "triaged":
    case "needs_facts":
      return 0;
    case "drafting":
      return 1;
    case "in_review":
      return 2;
    case "answered":
      return 3;
    case "closed":
      return view.answer ? 3 : null;
    case "withdrawn":
      return null;
  }
}

/** The message whose questions the citizen is being asked now. */
export function askedNow(view: InquiryView): Message | null {
  if (view.state !== "needs_facts") return null;
  return view.messages.filter((message) => message.questions.length > 0).pop() ?? null;
}

/** Several answers travel as one message, each beside its question, in Chinese where they were tapped: triage reads them. */
export function factsText(questions: FactQuestion[], given: Record<string, string>): string {
  return questions
    .map((question) => ({ ask: question.ask, told: inChinese(question, clean(given[question.key] ?? "")) }))
    .filter((fact) => fact.told !== "")
    .map((fact) => `${fact.ask} ${fact.told}`)
    .join("\n");
}

const inChinese = ({ shown, options }: FactQuestion, told: string): string => options[shown?.options.indexOf(told) ?? -1] ?? told;

export function purposeOf(view: InquiryView): "add" | "ask" | "human" | null {
  if (view.state === "withdrawn" || view.state === "needs_facts") return null;
  if (view.state === "closed" && !view.answer) return "human";
  return view.state === "answered" || view.state === "closed" ? "ask" : "add";
}

export const isSettled = (view: InquiryView) => view.state === "answered" || view.state === "closed";

export const dangerOf = (notices: Notice[]) => notices.filter((notice) => notice.level === "danger");
export const otherThanDanger = (notices: Notice[]) => notices.filter((notice) => notice.level !== "danger");

export const trouble = (title: string, detail = "", reference: string | null = null): Trouble => ({
  title,
  detail,
  reference,
});
