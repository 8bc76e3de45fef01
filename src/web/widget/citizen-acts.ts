/** What the citizen can do, each as one sentence: check, send, say what came of it. */
import { factsText, requestOf, trouble, whatBars, whatBarsAsking, clean } from "./ask-rules.ts";
import {
  attemptOf,
  type Action,
  type Attempt,
  type Box,
  type Composed,
  type Conversation,
  type Held,
  type Matter,
} from "./conversation.ts";
import type { FactQuestion } from "../../contract.ts";
import type { ComplaintRequest, RatingRequest } from "../../contract/feedback.ts";
import { announceClose, isFramed } from "./host-page.ts";
import * as service from "./reach-service.ts";
import { words } from "./strings.ts";
import { forget } from "./tab-memory.ts";

type At = {
  now: Conversation;
  happen: (action: Action) => void;
  setOut: () => number;
  /** Boxes whose request is under way; a second tap before the next render must not send twice. */
  under: Set<string>;
};
export type Acts = ReturnType<typeof actsOf>;

export function actsOf(at: At) {
  const { now, happen } = at;
  const matter = now.screen.at === "matter" ? now.screen : null;
  const inMatter = (work: (matter: Matter) => unknown) => matter && void work(matter);
  return {
    write: (fields: Partial<Composed>) => happen({ type: "wrote", fields }),
    ask: () => void ask(at),
    writeReply: (text: string) => inMatter((m) => happen({ type: "wrote-reply", id: m.held.id, text })),
    reply: () => inMatter((m) => reply(at, m)),
    tellFacts: (questions: FactQuestion[], given: Record<string, string>) => inMatter((m) => tellFacts(at, m, factsText(questions, given))),
    skipFacts: () => inMatter((m) => say(at, m, "facts", words.facts_skip_text, true)),
    toHuman: () => inMatter((m) => say(at, m, "human", words.human_says, false)),
    rate: (rated: RatingRequest) => inMatter((m) => giveFeedback(at, m, "rating", rated)),
    complain: (told: ComplaintRequest) => inMatter((m) => giveFeedback(at, m, "complaint", told)),
    withdraw: () => inMatter((m) => withdraw(at, m)),
    open: (held: Held) => happen({ type: "opened", held }),
    another: () => happen({ type: "another" }),
    begin: () => happen({ type: "began" }),
    announce: (said: string) => happen({ type: "said", said }),
    leave: () => leave(at),
  };
}

async function ask(at: At): Promise<void> {
  const { now, happen } = at;
  const bar = whatBarsAsking(now.composed);
  if (bar) return happen({ type: "ask-failed", trouble: bar });
  await once(at, "ask", async () => {
    const attempt = attemptOf(now.post.attempt, requestOf(now.composed), newKey());
    happen({ type: "asking", attempt });
    const asOf = at.setOut();
    const outcome = await service.ask(attempt, now.held.at(-1));
    if (outcome.ok) happen({ type: "asked", response: outcome.value, at: new Date().toISOString(), asOf });
    else happen({ type: "ask-failed", trouble: outcome.trouble });
  });
}

async function reply(at: At, matter: Matter): Promise<void> {
  const bar = whatBars(matter.reply);
  if (bar) return at.happen({ type: "post-failed", id: matter.held.id, box: "reply", trouble: bar });
  await say(at, matter, "reply", clean(matter.reply), false);
}

async function tellFacts(at: At, matter: Matter, text: string): Promise<void> {
  const bar = text === "" ? trouble(words.facts_empty) : whatBars(text);
  if (bar) return at.happen({ type: "post-failed", id: matter.held.id, box: "facts", trouble: bar });
  await say(at, matter, "facts", text, false);
}

async function say(at: At, matter: Matter, box: Box, text: string, skip: boolean): Promise<void> {
  const attempt = attemptOf(matter.posts[box].attempt, service.messageOf(text, skip), newKey());
  await post(at, matter, box, attempt, async () => {
    const asOf = at.setOut();
    const outcome = await service.say(matter.held, attempt);
    if (outcome.ok) at.happen({ type: "posted", id: matter.held.id, box, view: outcome.value, asOf });
    return outcome;
  });
}

/** What follows is read out: the matter’s own page says it too. */
async function giveFeedback(at: At, matter: Matter, box: "rating" | "complaint", body: unknown): Promise<void> {
  const attempt = attemptOf(matter.posts[box].attempt, body, newKey());
  await post(at, matter, box, attempt, async () => {
    const asOf = at.setOut();
    const outcome = await (box === "rating" ? service.rate : service.complain)(matter.held, attempt);
    if (outcome.ok) {
      at.happen({ type: "posted", id: matter.held.id, box, view: outcome.value, asOf });
      const { rating, complaints } = outcome.value.feedback;
      at.happen({ type: "said", said: (box === "rating" ? rating?.says : complaints[0]?.says) ?? "" });
    }
    return outcome;
  });
}

async function withdraw(at: At, matter: Matter): Promise<void> {
  await post(at, matter, "withdraw", { body: "", key: "" }, async () => {
    const outcome = await service.withdraw(matter.held);
    if (outcome.ok) at.happen({ type: "withdrawn", id: matter.held.id });
    return outcome;
  });
}

async function post(at: At, matter: Matter, box: Box, attempt: Attempt, work: () => Promise<service.Outcome<unknown>>): Promise<void> {
  const { id } = matter.held;
  await once(at, box, async () => {
    at.happen({ type: "posting", id, box, attempt });
    const outcome = await work();
    if (!outcome.ok) at.happen({ type: "post-failed", id, box, trouble: outcome.trouble });
  });
}

async function once(at: At, name: string, work: () => Promise<void>): Promise<void> {
  if (at.under.has(name)) return;
  at.under.add(name);
  await work();
  at.under.delete(name);
}

/** 离开并清除: the device forgets first, whatever happens after. */
function leave(at: At): void {
  forget();
  at.happen({ type: "left" });
  if (isFramed()) announceClose();
  else location.replace("about:blank");
}

/** randomUUID exists on https and localhost only; a bureau's intranet demo may be plain http. */
function newKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
