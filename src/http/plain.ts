/**
 * Asking and following without script, by the same verbs as the API. The credential travels in hidden fields of POST forms:
 * no address holds it, no cookie keeps it on a shared device, and no foreign page can send what it does not know (docs/decisions/0046).
 */
import { type Context, Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { z } from "zod";
import { AskRequest, type InquiryView, MessageRequest, type Notice } from "../contract.ts";
import { HelpNow } from "#contract/abuse.ts";
import { ConsentSaid, PrivacyText } from "#contract/consent.ts";
import type { Inquiry } from "#inquiry/inquiry.ts";
import { countedAddress } from "#platform/address.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import type { CitizenDeps } from "./citizen.ts";
import type { ConsentVerbs } from "./consent.ts";
import { smallBody } from "./doors.ts";
import type { FeedbackVerbs } from "./feedback.ts";
import type { LawVerbs } from "./law.ts";
import { type MineVerbs, TRIES_A_MINUTE } from "./mine.ts";
import { type Typed, askPage, consentPage, receiptPage } from "./plain-ask.ts";
import { aheadPage, erasedPage } from "./plain-erase.ts";
import { complainBy, rateBy } from "./plain-feedback.ts";
import { codePage, credentialOf, doorPage, earlierPage, matterPage, readCredential } from "./plain-follow.ts";
import { articlePage } from "./plain-law.ts";
import type { Html } from "./plain-page.ts";
import { type Speech, openSpeech } from "./plain-speech.ts";
import { PLAIN_STYLE } from "./plain-style.ts";
import { statusOf } from "./problem.ts";
import { countCalls } from "./rate-bound.ts";
import type { Languages } from "./say-in.ts";

type Deps = CitizenDeps & { verbs: ConsentVerbs & FeedbackVerbs & { mine: MineVerbs }; law: LawVerbs | null; languages: Languages };
type Fields = Record<string, string>;
type Status = 200 | ReturnType<typeof statusOf>;

/** No script at all, nothing from elsewhere, in no frame. */
const strict = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: "DENY",
  referrerPolicy: "no-referrer",
});

const isPlain = (path: string): boolean => path === "/ask" || path === "/follow" || path.startsWith("/follow/");
export const plainHeaders = { isPlain, strict };

const newKey = () => crypto.randomUUID();

export function plainPages(deps: Deps): Hono {
  const app = new Hono();
  const speak = openSpeech(deps.languages);
  app.get("/plain.css", (c) =>
    c.body(PLAIN_STYLE, 200, { "content-type": "text/css; charset=utf-8", "cache-control": "public, max-age=3600" }),
  );
  app.use(async (c, next) => (isPlain(c.req.path) ? smallBody(c, next) : next()));
  serveAsk(app, deps, speak);
  serveFollow(app, deps, speak);
  serveErase(app, deps, speak);
  serveLaw(app, deps, speak);
  return app;
}

type Speak = ReturnType<typeof openSpeech>;

function shown(c: Context, written: Html, status: Status = 200): Response | Promise<Response> {
  c.header("cache-control", "no-store");
  return c.html(written, status);
}

async function fieldsOf(c: Context): Promise<Fields> {
  const body = await c.req.parseBody();
  return Object.fromEntries(Object.entries(body).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
}

/** A browser sends line ends as CR LF; the same words with the same key must be the same body. */
const wordsOf = (text: string | undefined): string => (text ?? "").replaceAll("\r\n", "\n").replaceAll("\0", "");

type AskPage = (speech: Speech, typed: Typed, trouble: string | null, notices?: Notice[]) => Html;

function serveAsk(app: Hono, { verbs, network }: Deps, speak: Speak): void {
  const ask: AskPage = (speech, typed, trouble, notices = []) =>
    askPage(speech, speech.tell(verbs.beforeAsking()), typed, trouble, notices);
  app.get("/ask", (c) =>
    shown(c, ask(speak(c, c.req.query("lang")), { question: "", contact: "", matterRegion: "", key: newKey() }, null)),
  );
  app.post("/ask", async (c) => {
    const fields = await fieldsOf(c);
    const speech = speak(c, fields["lang"]);
    const typed: Typed = {
      question: wordsOf(fields["question"]),
      contact: fields["contact"] ?? "",
      matterRegion: fields["matterRegion"] ?? "",
      key: fields["key"] || newKey(),
    };
    if (fields["back"]) return shown(c, ask(speech, typed, null));
    const asked = AskRequest.safeParse(requestOf(typed, fields));
    if (!asked.success) return shown(c, ask(speech, typed, whatIsWrong(speech, asked.error)), 422);
    const asker = { token: null, network: network(c), idempotencyKey: typed.key, plain: true };
    const received = await verbs.receive(asked.data, asker);
    if (!isRefusal(received)) return shown(c, receiptPage(speech, speech.tell(received)));
    return refusedAsking(c, ask, speech, typed, received);
  });
}

function requestOf(typed: Typed, fields: Fields): z.input<typeof AskRequest> {
  const consent = ConsentSaid.safeParse({ version: Number(fields["consent_version"]), by: fields["consent_by"] });
  return {
    question: typed.question,
    channel: "widget",
    followUp: "ask",
    ...(typed.contact.trim() && { contact: typed.contact }),
    ...(typed.matterRegion && { matterRegion: typed.matterRegion }),
    ...(consent.success && fields["consent_by"] && { consent: consent.data }),
  };
}

function whatIsWrong({ words }: Speech, error: z.ZodError): string {
  const field = error.issues[0]?.path[0];
  if (field === "contact") return words.trouble.phone;
  return error.issues.some(({ code }) => code === "custom") && !error.issues[0]?.message.includes("请写下")
    ? words.trouble.long
    : words.trouble.empty;
}

function refusedAsking(c: Context, ask: AskPage, speech: Speech, typed: Typed, refusal: Refusal): Response | Promise<Response> {
  const status = statusOf(refusal);
  const said = speech.tell(refusal.because);
  const privacy = PrivacyText.safeParse(refusal.current);
  if (privacy.success) {
    const trouble = refusal.refused === "guardian-needed" ? said : null;
    return shown(c, consentPage(speech, typed, speech.tell(privacy.data), trouble), status);
  }
  if (refusal.retryAfter !== undefined) c.header("retry-after", String(refusal.retryAfter));
  const help = HelpNow.safeParse(refusal.current);
  return shown(c, ask(speech, typed, said, help.success ? speech.tell(help.data.notices) : []), status);
}

function serveFollow(app: Hono, deps: Deps, speak: Speak): void {
  const { verbs } = deps;
  const { mine } = verbs;
  openDoor(app, deps, speak);
  app.get("/follow", (c) => shown(c, doorPage(speak(c, c.req.query("lang")), null)));
  // A page that was reloaded after its POST, or whose address was kept.
  for (const name of ["message", "facts", "withdraw", "earlier", "consent", "code", "rating", "complaint"]) {
    app.get(`/follow/${name}`, (c) => c.redirect("/follow", 303));
  }
  act(app, deps, speak, "rating", (inquiry, fields) => rateBy(verbs, inquiry, fields));
  act(app, deps, speak, "complaint", (inquiry, fields) => complainBy(verbs, inquiry, fields));
  act(app, deps, speak, "message", (inquiry, fields, c) => {
    const said = MessageRequest.safeParse({ text: wordsOf(fields["text"]) });
    if (!said.success) return "empty";
    return verbs.say(inquiry, said.data.text ?? null, fields["key"] || null, callerOf(c, deps, fields));
  });
  act(app, deps, speak, "facts", async (inquiry, fields, c) => {
    const text = fields["skip"] ? null : factsText(await verbs.show(inquiry), fields);
    if (text === "") return "facts-empty";
    return verbs.say(inquiry, text, fields["key"] || null, callerOf(c, deps, fields));
  });
  act(app, deps, speak, "withdraw", (inquiry) => verbs.withdraw(inquiry));
  act(app, deps, speak, "consent", (inquiry, fields) => {
    if (fields["consent_by"] === "decline") return verbs.consent(inquiry, null);
    const said = ConsentSaid.safeParse({ version: Number(fields["consent_version"]), by: fields["consent_by"] });
    return said.success ? verbs.consent(inquiry, said.data) : ASKED_AGAIN;
  });
  app.post("/follow/code", async (c) => {
    const fields = await fieldsOf(c);
    const speech = speak(c, fields["lang"]);
    const key = readCredential(fields["credential"] ?? "");
    const who = key && (await mine.whose(key.token));
    if (!key || !who || isRefusal(who)) return shown(c, doorPage(speech, speech.words.service.plain.not_found), 404);
    const made = await mine.makeCode(who);
    return isRefusal(made) ? shown(c, doorPage(speech, speech.tell(made.because)), statusOf(made)) : shown(c, codePage(speech, key, made));
  });
  app.post("/follow/earlier", async (c) => {
    const fields = await fieldsOf(c);
    const speech = speak(c, fields["lang"]);
    const key = readCredential(fields["credential"] ?? "");
    const inquiry = key && (await verbs.find(key.id, key.token));
    const before = z.uuid().safeParse(fields["before"]);
    const earlier = inquiry && !isRefusal(inquiry) && before.success ? await verbs.earlier(inquiry, before.data) : null;
    if (!key || !earlier || isRefusal(earlier)) return shown(c, doorPage(speech, speech.words.service.plain.not_found), 404);
    return shown(c, earlierPage(speech, key, speech.tell(earlier)));
  });
}

/** First what goes and what stays; done only where that page was read. */
function serveErase(app: Hono, { verbs: { mine } }: Deps, speak: Speak): void {
  app.get("/follow/erase", (c) => c.redirect("/follow", 303));
  app.post("/follow/erase", async (c) => {
    const fields = await fieldsOf(c);
    const speech = speak(c, fields["lang"]);
    const key = readCredential(fields["credential"] ?? "");
    const who = key && (await mine.whose(key.token));
    if (!key || !who || isRefusal(who)) return shown(c, doorPage(speech, speech.words.service.plain.not_found), 404);
    if (fields["sure"]) return shown(c, erasedPage(speech, await mine.erase(who)));
    return shown(c, aheadPage(speech, credentialOf(key), await mine.lookAhead(who)));
  });
}

/** A form that came torn is no answer: declining cannot be undone. */
const ASKED_AGAIN = refuse("invalid", "告知的内容有更新，请刷新页面后再看一遍");

/** By the credential itself, or by a pick-up code, whose tries are bounded as they are at the API. */
function openDoor(app: Hono, deps: Deps, speak: Speak): void {
  const { verbs, network, now } = deps;
  const waitOf = countCalls({ aMinute: TRIES_A_MINUTE, now });
  app.post("/follow", async (c) => {
    const fields = await fieldsOf(c);
    const speech = speak(c, fields["lang"]);
    const typed = fields["credential"] ?? "";
    if (readCredential(typed)) return within(c, deps, speech, fields, () => Promise.resolve(null));
    if (!/\d/.test(typed.normalize("NFKC")) || typed.length > 60)
      return shown(c, doorPage(speech, speech.words.service.plain.door_wrong), 422);
    const address = countedAddress(network(c));
    const wait = waitOf(address);
    if (wait > 0) c.header("retry-after", String(wait));
    const opened = wait > 0 ? TOO_FAST : await verbs.mine.pickUp(typed, address);
    if (isRefusal(opened)) return shown(c, doorPage(speech, speech.tell(opened.because)), statusOf(opened));
    if (opened.id === null) return shown(c, doorPage(speech, speech.words.service.plain.not_found), 404);
    const credential = credentialOf({ id: opened.id, token: opened.token });
    return within(c, deps, speech, { ...fields, credential }, () => Promise.resolve(null));
  });
}

const TOO_FAST = refuse("too-many", "输得太快了，请等一分钟再试");

type Done = null | Refusal | "empty" | "facts-empty" | "stars-missing" | "complaint-missing";
type Act = (inquiry: Inquiry, fields: Fields, c: Context) => Done | Promise<Done>;

function act(app: Hono, deps: Deps, speak: Speak, name: string, work: Act): void {
  app.post(`/follow/${name}`, async (c) => {
    const fields = await fieldsOf(c);
    return within(c, deps, speak(c, fields["lang"]), fields, (inquiry) => Promise.resolve(work(inquiry, fields, c)));
  });
}

const callerOf = (c: Context, { network }: Deps, fields: Fields) => ({
  address: network(c),
  token: readCredential(fields["credential"] ?? "")?.token ?? null,
  proof: null,
  plain: true,
});

/** Opens the matter, does what was wanted, and shows it as it then stands. What was typed comes back with a refusal. */
async function within(c: Context, { verbs }: Deps, speech: Speech, fields: Fields, work: (inquiry: Inquiry) => Promise<Done>) {
  const key = readCredential(fields["credential"] ?? "");
  const inquiry = key && (await verbs.find(key.id, key.token));
  if (!key || !inquiry || isRefusal(inquiry)) return shown(c, doorPage(speech, speech.words.service.plain.not_found), 404);
  const done = await work(inquiry);
  const now = await verbs.find(key.id, key.token);
  if (isRefusal(now)) return shown(c, doorPage(speech, speech.words.service.plain.not_found), 404);
  const view = speech.tell(await verbs.show(now));
  const privacy = view.consent?.stands === "to-ask" ? speech.tell(verbs.privacy()) : null;
  const trouble = troubleOf(speech, done);
  const typed = trouble === null ? "" : wordsOf(fields["text"]);
  const written = matterPage(speech, { key, view, privacy, trouble, typed, once: newKey });
  if (isRefusal(done) && done.retryAfter !== undefined) c.header("retry-after", String(done.retryAfter));
  return shown(c, written, isRefusal(done) ? statusOf(done) : typeof done === "string" ? 422 : 200);
}

function troubleOf({ words, tell }: Speech, done: Done): string | null {
  if (done === null) return null;
  if (isRefusal(done)) return tell(done.because);
  if (done === "empty") return words.trouble.empty;
  if (done === "facts-empty") return words.waiting.facts_empty;
  return done === "stars-missing" ? words.feedback.stars_missing : words.feedback.complaint_missing;
}

/** Each answer beside its question, as the widget sends them; what was written goes before what was picked. */
function factsText(view: InquiryView, fields: Fields): string {
  const asked = view.messages.findLast(({ questions }) => questions.length > 0);
  return (asked?.questions ?? [])
    .map(({ key, ask }) => ({ ask, told: (fields[`fact_${key}`] || fields[`pick_${key}`] || "").trim().slice(0, 500) }))
    .filter(({ told }) => told !== "")
    .map(({ ask, told }) => `${ask} ${told}`)
    .join("\n");
}

function serveLaw(app: Hono, { law }: Deps, speak: Speak): void {
  app.get("/follow/law/:law/:no", async (c) => {
    const speech = speak(c, c.req.query("lang"));
    const { law: name, no } = c.req.param();
    const asOf = z.iso.date().safeParse(c.req.query("asOf"));
    const known = law && name.length <= 100 && no.length <= 20;
    const article = known ? await law.article({ law: name, no, ...(asOf.success && { asOf: asOf.data }) }, false) : null;
    if (!article || isRefusal(article)) return shown(c, doorPage(speech, speech.words.service.plain.article_none), 404);
    return shown(c, articlePage(speech, article));
  });
}
