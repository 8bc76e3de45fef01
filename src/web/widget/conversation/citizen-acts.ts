/** What the citizen can do, each as one sentence: check, send, say what came of it. */
import { factsText, requestOf, trouble, whatBars, whatBarsAsking, clean } from "./ask-rules.ts";
import {
  type Action,
  type Attempt,
  type Box,
  type Composed,
  type Conversation,
  type Held,
  type Matter,
  type Waiting,
} from "./conversation.ts";
import type { FactQuestion } from "../../../contract.ts";
import type { ComplaintRequest, RatingRequest } from "../../../contract/feedback.ts";
import type { ErasureReceipt } from "../../../contract/mine.ts";
import type { ConsentSaid } from "../../../contract/consent.ts";
import { askedBy } from "./consenting.ts";
import { leaveAllTabs } from "../matters/quick-exit.ts";
import { announceClose } from "../frame/host-page.ts";
import { siteOf } from "../frame/site.ts";
import * as files from "../attaching/use-files.ts";
import * as service from "./reach-service.ts";
import { words } from "../frame/language.ts";
import { isWiped, modeAsked } from "../frame/modes.ts";
import { forget, keepUnsent } from "./tab-memory.ts";
import { attemptFor, taken, typedIn } from "./unsent.ts";

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
    /** To the text on screen, and sends. */
    agree: (said: ConsentSaid) => {
      happen({ type: "consented", said });
      void ask(at, said);
    },
    putOff: () => happen({ type: "consent-put-off" }),
    sayChild: (child: boolean) => happen({ type: "consent-child", child }),
    /** After danger. */
    consent: (said: ConsentSaid | null) => inMatter((m) => consent(at, m, said)),
    writeReply: (text: string) =>
      inMatter((m) => {
        keepUnsent(typedIn(m.held.id, "reply"), text);
        happen({ type: "wrote-reply", id: m.held.id, text });
      }),
    /** What was said before this message. */
    older: (first: string) => inMatter((m) => older(at, m, first)),
    reply: () => inMatter((m) => reply(at, m)),
    tellFacts: (questions: FactQuestion[], given: Record<string, string>) => inMatter((m) => tellFacts(at, m, factsText(questions, given))),
    skipFacts: () => inMatter((m) => say(at, m, "facts", words.waiting.facts_skip_text, true)),
    toHuman: () => inMatter((m) => say(at, m, "human", words.waiting.human_says, false)),
    rate: (rated: RatingRequest) => inMatter((m) => giveFeedback(at, m, "rating", rated)),
    complain: (told: ComplaintRequest) => inMatter((m) => giveFeedback(at, m, "complaint", told)),
    tell: (what: Waiting, body: object) => inMatter((m) => tell(at, m, what, body)),
    /** Before there is a matter: asked for with whatever stands in the box. */
    callMe: (fields: Pick<Composed, "text" | "phone" | "callMe">) => {
      happen({ type: "wrote", fields });
      void ask({ ...at, now: { ...now, composed: { ...now.composed, ...fields } } });
    },
    withdraw: () => inMatter((m) => withdraw(at, m)),
    open: (held: Held) => happen({ type: "opened", held }),
    another: () => happen({ type: "another" }),
    mine: () => happen({ type: "mine" }),
    erased: (receipt: ErasureReceipt) => happen({ type: "erased", receipt }),
    begin: () => happen({ type: "began" }),
    announce: (said: string) => happen({ type: "said", said }),
    leave: () => leave(at),
  };
}

async function ask(at: At, said = at.now.consent.said): Promise<void> {
  const { now, happen } = at;
  const bar = whatBarsAsking(now.composed);
  if (bar) return happen({ type: "ask-failed", trouble: bar });
  await once(at, "ask", async () => {
    const attempt = attemptFor("ask", now.post.attempt, { ...siteOf(location.search), ...requestOf(now.composed, said) }, newKey());
    happen({ type: "asking", attempt });
    const asOf = at.setOut();
    keepUnsent("sending", attempt);
    const outcome = await service.ask(attempt, now.held.slice(-1)[0], () =>
      happen({ type: "puzzled", trouble: trouble(words.trouble.puzzle) }),
    );
    // Without a reply nobody knows whether it was taken: the page's next life says so. What was taken is kept until its token is.
    if (!outcome.ok && outcome.status > 0) keepUnsent("sending", undefined);
    if (outcome.ok) {
      happen({ type: "asked", response: outcome.value, at: new Date().toISOString(), asOf });
      files.happen({ type: "asked", of: outcome.value.id });
      void files.sendFiles(outcome.value);
    } else {
      const asks = askedBy(outcome.problem);
      if (asks) happen(asks);
      if (!asks || said) happen({ type: "ask-failed", trouble: outcome.trouble });
    }
  });
}

async function older(at: At, matter: Matter, first: string): Promise<void> {
  await once(at, "older", async () => {
    const outcome = await service.older(matter.held, first);
    if (outcome.ok) at.happen({ type: "older", id: matter.held.id, at: first, page: outcome.value });
    else at.happen({ type: "said", said: outcome.trouble.title });
  });
}

async function reply(at: At, matter: Matter): Promise<void> {
  const bar = whatBars(matter.reply);
  if (bar) return at.happen({ type: "post-failed", id: matter.held.id, box: "reply", trouble: bar });
  await say(at, matter, "reply", clean(matter.reply), false);
}

async function tellFacts(at: At, matter: Matter, text: string): Promise<void> {
  const bar = text === "" ? trouble(words.waiting.facts_empty) : whatBars(text);
  if (bar) return at.happen({ type: "post-failed", id: matter.held.id, box: "facts", trouble: bar });
  await say(at, matter, "facts", text, false);
}

async function say(at: At, matter: Matter, box: Box, text: string, skip: boolean): Promise<void> {
  const attempt = attemptFor(matter.held.id + box, matter.posts[box].attempt, service.messageOf(text, skip), newKey());
  await post(at, matter, box, attempt, async () => {
    const asOf = at.setOut();
    const outcome = await service.say(matter.held, attempt);
    if (outcome.ok) at.happen({ type: "posted", id: matter.held.id, box, view: outcome.value, asOf });
    return outcome;
  });
}

/** What follows is read out: the matter’s own page says it too. */
async function giveFeedback(at: At, matter: Matter, box: "rating" | "complaint", body: unknown): Promise<void> {
  const attempt = attemptFor(matter.held.id + box, matter.posts[box].attempt, body, newKey());
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

async function consent(at: At, matter: Matter, said: ConsentSaid | null): Promise<void> {
  const attempt = attemptFor(`${matter.held.id}consent`, matter.posts.consent.attempt, { consent: said }, newKey());
  await post(at, matter, "consent", attempt, async () => {
    const asOf = at.setOut();
    const outcome = await service.consent(matter.held, attempt);
    if (outcome.ok) at.happen({ type: "posted", id: matter.held.id, box: "consent", view: outcome.value, asOf });
    return outcome;
  });
}

async function tell(at: At, matter: Matter, what: Waiting, body: object): Promise<void> {
  const attempt = attemptFor(matter.held.id + what, matter.posts[what].attempt, body, newKey());
  await post(at, matter, what, attempt, async () => {
    const asOf = at.setOut();
    const outcome = await service.tell(matter.held, what, attempt);
    if (outcome.ok) {
      at.happen({ type: "posted", id: matter.held.id, box: what, view: outcome.value, asOf });
      const [understood, safety, person] = [words.waiting.understood, words.waiting.safety, words.waiting.person];
      at.happen({ type: "said", said: { understood, "contact-safety": safety, callback: person }[what].told });
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
    if (outcome.ok) taken(id, box);
    else at.happen({ type: "post-failed", id, box, trouble: outcome.trouble });
  });
}

async function once(at: At, name: string, work: () => Promise<void>): Promise<void> {
  if (at.under.has(name)) return;
  at.under.add(name);
  await work();
  at.under.delete(name);
}

/** 快速离开: the device forgets first, whatever happens after. */
function leave(at: At): void {
  forget();
  at.happen({ type: "left" });
  // The next person at the same device begins anew: nothing of this page's memory is left either.
  const mode = modeAsked(location.search, "");
  if (!isWiped(mode)) return leaveAllTabs();
  if (mode === "shared") announceClose();
  location.reload();
}

/** randomUUID exists on https and localhost only; a bureau's intranet demo may be plain http. */
function newKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
