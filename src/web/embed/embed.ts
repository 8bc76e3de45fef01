/**
 * The guest script: one button and one frame inside one element of its own.
 * <script src="https://host/embed.js" data-bureau="demo" defer></script>
 * Besides: data-region, data-language, data-color, data-position ("left 80": side, pixels up), data-label.
 * @see docs/decisions/0042-embedding.md
 */
import { colourOf, labelOf, placeOf, spokenOf } from "./script-data.ts";
import { guestStyle } from "./style.ts";

type Words = { open: string; close: string; title: string; news: string };
/** Put in by the build from corpus/languages/, the first language first. */
declare const GUEST_WORDS: Record<string, Words>;
const spoken = GUEST_WORDS;

const NAME = "wenfa-guest";
const PHONE = "(max-width:640px),(max-height:480px)";
const TWICE_MS = 800;
const script = (document.currentScript ?? document.querySelector("script[data-bureau]")) as HTMLScriptElement;
const { bureau, region, language, color, position, label } = script.dataset;
const service = new URL(script.src).origin;
const code = spokenOf([language, document.documentElement.lang, ...navigator.languages], Object.keys(spoken));
const words = spoken[code] as Words;

/** Outside the body: a body that is filtered grey or scaled would carry fixed elements along with it. */
function mount(): void {
  if (document.querySelector(NAME)) return;
  const guest = document.createElement(NAME);
  guest.lang = code;
  const root = guest.attachShadow({ mode: "open" });
  dress(root, guestStyle({ ...placeOf(position), colour: colourOf(color), phone: PHONE }));
  const panel = document.createElement("dialog");
  panel.setAttribute("aria-label", words.title);
  const launcher = button(labelOf(label) || words.open);
  // Until the widget says that it is there, a way out stands in the panel: a frame that never loads must not hold a phone.
  panel.append(button(words.close));
  root.append(launcher, panel);
  serve(launcher, panel);
  document.documentElement.append(guest);
}

function button(text: string): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  return made;
}

/** A constructed sheet passes a host page's style-src; older browsers take the element. */
function dress(root: ShadowRoot, style: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const element = document.createElement("style");
    element.textContent = style;
    root.append(element);
  }
}

function serve(launcher: HTMLButtonElement, panel: HTMLDialogElement): void {
  const named = launcher.textContent;
  let frame: HTMLIFrameElement | null = null;
  let open = false;
  let folded = 0;
  let unlock: (() => void) | null = null;
  const say = (text: string | null, unread: boolean) => {
    launcher.textContent = text;
    launcher.classList.toggle("news", unread);
    launcher.setAttribute("aria-expanded", String(open));
  };
  const show = () => {
    open = true;
    frame ??= addFrame(panel);
    if (matchMedia(PHONE).matches) {
      // Modal: the page behind is out of reach for finger, Tab and screen reader alike, and above it nothing stands.
      attempt(() => panel.showModal());
      unlock = attempt(lockPage) ?? (() => undefined);
      attempt(enter);
    } else attempt(() => panel.show());
    panel.setAttribute("open", ""); // where a browser knows no dialog yet
    say(words.close, false);
    frame.focus();
  };
  const hide = (back = true) => {
    if (!open) return;
    open = false;
    folded = Date.now();
    attempt(() => panel.close());
    panel.removeAttribute("open");
    unlock?.();
    unlock = null;
    if (back) leave();
    say(named, false);
    launcher.focus();
  };
  say(named, false);
  launcher.addEventListener("click", () => (open ? hide() : show()));
  panel.addEventListener("click", ({ target }) => target !== panel && hide());
  panel.addEventListener("close", () => hide()); // a phone's Back may close a modal panel without asking us
  panel.parentNode?.addEventListener("keydown", (event) => {
    const { key, repeat } = event as KeyboardEvent;
    if (key !== "Escape" || repeat) return;
    if (open) hide();
    // Escape twice: the first folded the panel and took the focus out of the frame, which cannot hear the second.
    else if (Date.now() - folded < TWICE_MS) frame?.contentWindow?.postMessage({ type: "wenfa:leave" }, service);
  });
  const leave = onBack(
    () => unlock !== null,
    () => hide(false),
  );
  addEventListener("message", ({ origin, source, data }: MessageEvent<{ type?: unknown } | null>) => {
    if (origin !== service || source !== frame?.contentWindow) return;
    if (data?.type === "wenfa:ready") panel.querySelector("button")?.remove();
    if (data?.type === "wenfa:close") hide();
    if (data?.type === "wenfa:news" && !open) say(words.news, true);
  });
}

function addFrame(panel: HTMLDialogElement): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  frame.title = words.title;
  frame.allow = "clipboard-write; microphone";
  frame.referrerPolicy = "no-referrer";
  const said = Object.entries({ bureau, region, lang: language }).flatMap(([name, value]) => (value ? [[name, value]] : []));
  frame.src = `${service}/widget?${new URLSearchParams(said)}`;
  panel.append(frame);
  return frame;
}

/** By a sheet of our own: not one attribute of the page is touched, so that not one is put back wrongly. @returns what unlocks it */
function lockPage(): () => void {
  const still = new CSSStyleSheet();
  still.replaceSync(":root:root:root{overflow:hidden!important}");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== still);
  };
}

/** On a phone Back closes the panel. A router of the page that hears of it finds its own address and its own state. */
const plain = History.prototype;
const marked = (state: unknown) => typeof state === "object" && state !== null && NAME in state;

function enter(): void {
  if (!marked(history.state)) plain.pushState.call(history, { ...Object(history.state), [NAME]: 1 }, "");
}

/** An old browser or a page without a history of its own can still be asked from; what it lacks is left out. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** @returns what takes our entry back out when the panel is closed by other means */
function onBack(isOpen: () => boolean, close: () => void): () => void {
  let leaving = false;
  addEventListener(
    "popstate",
    (event) => {
      if (!leaving && !isOpen()) return;
      event.stopImmediatePropagation();
      if (!leaving) close();
      leaving = false;
    },
    true,
  );
  return () => {
    if (!marked(history.state)) return;
    leaving = true;
    history.back();
  };
}

if (document.readyState === "loading") addEventListener("DOMContentLoaded", mount);
else mount();
