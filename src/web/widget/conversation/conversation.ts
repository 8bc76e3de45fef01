/** What the widget knows, and how each thing that happens changes it. Pure: time, keys and network come in by action. */
import type { AskResponse, CategoryCode, InquiryView, Notice } from "../../../contract.ts";
import type { ErasureReceipt } from "../../../contract/mine.ts";
import type { CallWanted } from "../../../contract/waiting.ts";
import { dangerOf, isSettled, trouble } from "./ask-rules.ts";
import { NONE, type Older, joined, slid } from "./older.ts";
import { type ConsentAction, type Consenting, NOBODY_ASKED, afterSending, reduceConsent } from "./consenting.ts";
import { words } from "../frame/language.ts";

/** One inquiry that this tab may open. */
export type Held = { id: string; token: string; at: string; category: CategoryCode | null };
export type Trouble = { title: string; detail: string; reference: string | null; notices?: Notice[] };
/** One body keeps one idempotency key through every retry; another body is another question. */
export type Attempt = { body: string; key: string };
export type Post = { attempt: Attempt | null; sending: boolean; trouble: Trouble | null };
export type Composed = { text: string; phone: string; province: string; city: string; callMe?: CallWanted };
/** What is said while waiting is sent to a place of the same name. */
export type Waiting = "understood" | "contact-safety" | "callback";
export type Box = "facts" | "reply" | "human" | "rating" | "complaint" | "withdraw" | "consent" | Waiting;
export type Link = "live" | "retrying" | "polling";

export type Matter = {
  at: "matter";
  held: Held;
  view: InquiryView | null;
  /** When the request that brought `view` set out; an older reply never replaces a newer one. */
  asOf: number;
  link: Link;
  /** Fetched besides the latest messages. */
  older: Older;
  reply: string;
  posts: Record<Box, Post>;
};
type Screen = { at: "asking" } | Matter | { at: "mine" } | { at: "erased"; receipt: ErasureReceipt } | { at: "lost" } | { at: "left" };

export type Conversation = {
  online: boolean;
  held: Held[];
  composed: Composed;
  post: Post;
  screen: Screen;
  consent: Consenting;
  /** What the live region reads out. */
  said: string;
};

export type Action =
  | { type: "wrote"; fields: Partial<Composed> }
  | { type: "asking"; attempt: Attempt }
  | { type: "puzzled"; trouble: Trouble }
  | { type: "asked"; response: AskResponse; at: string; asOf: number }
  | { type: "ask-failed"; trouble: Trouble }
  | { type: "opened"; held: Held }
  | { type: "another" }
  | { type: "mine" }
  | { type: "erased"; receipt: ErasureReceipt }
  | { type: "left" }
  | { type: "began" }
  | { type: "online"; online: boolean }
  | { type: "said"; said: string }
  | ConsentAction
  | MatterAction;
type MatterAction =
  | { type: "seen"; id: string; view: InquiryView; asOf: number }
  | { type: "link"; id: string; link: Link }
  | { type: "older"; id: string; at: string; page: Older }
  | { type: "wrote-reply"; id: string; text: string }
  | { type: "posting"; id: string; box: Box; attempt: Attempt }
  | { type: "posted"; id: string; box: Box; view: InquiryView; asOf: number }
  | { type: "post-failed"; id: string; box: Box; trouble: Trouble }
  | { type: "withdrawn"; id: string }
  | { type: "lost"; id: string };

const idle: Post = { attempt: null, sending: false, trouble: null };
const blank: Composed = { text: "", phone: "", province: "", city: "" };

type From = { online: boolean; held: Held[]; open: string | null; text: string; composed?: Composed; interrupted?: Attempt | null };

/** @param from `interrupted`: what was being sent when the page ended, so that nobody knows whether it was taken */
export function begin(from: From): Conversation {
  const held = from.held.find((one) => one.id === from.open);
  return {
    online: from.online,
    held: from.held,
    composed: { ...blank, ...from.composed, text: from.text },
    post: from.interrupted ? { attempt: from.interrupted, sending: false, trouble: trouble(words.trouble.interrupted) } : idle,
    screen: held ? open(held) : { at: "asking" },
    consent: NOBODY_ASKED,
    said: "",
  };
}

export function reduce(now: Conversation, action: Action): Conversation {
  // After 离开并清除 nothing that was still under way may bring words back onto the screen.
  if (now.screen.at === "left" && action.type !== "began") return now;
  switch (action.type) {
    case "wrote":
      return { ...now, composed: { ...now.composed, ...action.fields }, post: { ...now.post, trouble: null } };
    case "asking":
      return { ...now, post: { attempt: action.attempt, sending: true, trouble: null }, said: words.frame.sending };
    case "puzzled":
      return { ...now, post: { ...now.post, trouble: action.trouble }, said: read(action.trouble) };
    case "asked":
      return asked(now, action);
    case "ask-failed":
      return { ...now, post: { ...now.post, sending: false, trouble: action.trouble }, said: read(action.trouble) };
    case "opened":
      return { ...now, held: keep(now.held, action.held), screen: open(action.held), said: words.waiting.opening };
    case "another":
      return { ...now, screen: { at: "asking" }, said: "" };
    case "mine":
      return { ...now, screen: { at: "mine" }, said: "" };
    case "erased":
      return { ...begin({ online: now.online, held: [], open: null, text: "" }), screen: { at: "erased", receipt: action.receipt } };
    case "left":
      return { ...begin({ online: now.online, held: [], open: null, text: "" }), screen: { at: "left" } };
    case "began":
      return begin({ online: now.online, held: [], open: null, text: "" });
    case "online":
      return { ...now, online: action.online };
    case "said":
      return { ...now, said: action.said };
    case "consent-needed":
    case "consent-child":
    case "consented":
    case "consent-put-off":
      return { ...now, post: { ...now.post, sending: false, trouble: null }, consent: reduceConsent(now.consent, action) };
    default:
      if (now.screen.at === "matter" && now.screen.held.id === action.id) return reduceMatter(now, now.screen, action);
      return action.type === "withdrawn" ? { ...now, held: drop(now.held, action.id) } : now;
  }
}

function reduceMatter(now: Conversation, matter: Matter, action: MatterAction): Conversation {
  switch (action.type) {
    case "seen":
      return seen(now, matter, action);
    case "link":
      return { ...now, screen: { ...matter, link: action.link } };
    case "older":
      return matter.view ? { ...now, screen: { ...matter, older: joined(matter.older, matter.view, action.at, action.page) } } : now;
    case "wrote-reply":
      return { ...now, screen: withPost({ ...matter, reply: action.text }, "reply", { trouble: null }) };
    case "posting":
      return {
        ...now,
        screen: withPost(matter, action.box, { attempt: action.attempt, sending: true, trouble: null }),
        said: words.frame.sending,
      };
    case "posted": {
      const reply = action.box === "reply" ? "" : matter.reply;
      return seen(now, withPost({ ...matter, reply }, action.box, idle), action);
    }
    case "post-failed":
      return {
        ...now,
        screen: withPost(matter, action.box, { sending: false, trouble: action.trouble }),
        said: read(action.trouble),
      };
    case "withdrawn": {
      const view = matter.view && { ...matter.view, state: "withdrawn" as const, queue: null };
      return {
        ...now,
        held: drop(now.held, action.id),
        screen: { ...matter, view, asOf: Infinity },
        said: words.states.withdrawn,
      };
    }
    case "lost":
      return { ...now, held: drop(now.held, action.id), screen: { at: "lost" }, said: words.matters.lost_title };
  }
}

const NOTHING_YET = {
  answer: null,
  corrected: [],
  correcting: null,
  messages: [],
  referrals: [],
  mergedInto: null,
  promisedBy: null,
  feedback: { mayRate: false, rating: null, mayComplain: false, complaints: [] },
};

function asked(now: Conversation, action: Extract<Action, { type: "asked" }>): Conversation {
  const { token, ...known } = action.response;
  const held: Held = { id: known.id, token, at: action.at, category: known.category };
  const view: InquiryView = { ...known, because: null, queue: null, ...NOTHING_YET };
  return {
    ...now,
    held: keep(now.held, held),
    composed: blank,
    post: idle,
    consent: afterSending(now.consent),
    screen: { ...open(held), view, asOf: action.asOf },
    said: sentences([
      words.waiting.received,
      ...dangerOf(view.notices).map((notice) => notice.body),
      words.categories[view.category],
      words.states[view.state],
    ]),
  };
}

function seen(now: Conversation, matter: Matter, action: { view: InquiryView; asOf: number }): Conversation {
  if (action.asOf < matter.asOf) return { ...now, screen: matter };
  const held = { ...matter.held, category: action.view.category };
  const said = tidings(matter.view, action.view) ?? now.said;
  return {
    ...now,
    held: keep(now.held, held),
    screen: { ...matter, held, view: action.view, older: slid(matter.older, matter.view, action.view), asOf: action.asOf },
    said,
  };
}

/** The one thing worth reading out, or null when nothing that matters to the citizen has changed. */
export function tidings(before: InquiryView | null, after: InquiryView): string | null {
  if (after.answer && after.answer.sha256 !== before?.answer?.sha256 && before) return after.answer.corrects?.says ?? words.states.answered;
  if (before && after.correcting && !before.correcting) return after.correcting.says;
  if (before?.correcting && !after.correcting && isSettled(after)) return words.answer.correcting_over;
  if (after.state !== before?.state) return words.states[after.state];
  const latest = after.messages.slice(-1)[0];
  const heard = before.messages.some((message) => message.id === latest?.id);
  if (latest && !heard && latest.from !== "citizen") return latest.text;
  const moved = after.referrals.find((referral) => !before.referrals.some((old) => old.id === referral.id && old.state === referral.state));
  return moved ? moved.says : null;
}

export function attemptOf(earlier: Attempt | null, body: unknown, freshKey: string): Attempt {
  const text = JSON.stringify(body);
  return earlier?.body === text ? earlier : { body: text, key: freshKey };
}

const open = (held: Held): Matter => ({
  at: "matter",
  held,
  view: null,
  asOf: 0,
  link: "live",
  older: NONE,
  reply: "",
  posts: {
    facts: idle,
    reply: idle,
    human: idle,
    rating: idle,
    complaint: idle,
    withdraw: idle,
    consent: idle,
    understood: idle,
    "contact-safety": idle,
    callback: idle,
  },
});

const withPost = (matter: Matter, box: Box, change: Partial<Post>): Matter => ({
  ...matter,
  posts: { ...matter.posts, [box]: { ...matter.posts[box], ...change } },
});

const keep = (list: Held[], held: Held) => [...drop(list, held.id), held];
const drop = (list: Held[], id: string) => list.filter((one) => one.id !== id);
const read = (trouble: Trouble) => sentences([trouble.title, trouble.detail]);
const sentences = (texts: string[]) =>
  texts
    .filter(Boolean)
    .map((text) => text.replace(/[.\u3002\s]*$/, words.marks.stop))
    .join("")
    .trim();
