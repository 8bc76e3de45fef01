/** @jsxImportSource preact */
/** 公用设备: what the last person left is wiped, on leaving and when nobody is there any more. */
import { useEffect, useState } from "preact/hooks";
import { say, words } from "./language.ts";

/** Minutes, as the site at the door has them: http/widget-page.node.ts writes them. */
const IDLE_SECONDS = 60 * Number(document.documentElement.dataset.idle ?? 2);
const WARN_SECONDS = 30;
const SIGNS_OF_LIFE = ["pointerdown", "keydown", "scroll", "input"] as const;

type Props = { /** Whether anything is there to be wiped. */ busy: boolean; wipe: () => void; announce: (said: string) => void };

/** Counts only while something of a person is on screen; the last half minute is shown, and one press goes on. */
export function IdleWatch({ busy, wipe, announce }: Props) {
  const [idle, setIdle] = useState(0);
  const left = IDLE_SECONDS - idle;
  const warns = busy && left <= WARN_SECONDS;
  const alive = () => setIdle(0);
  useEffect(() => {
    if (!busy) return;
    alive();
    const seconds = setInterval(() => setIdle((before) => before + 1), 1000);
    return () => clearInterval(seconds);
  }, [busy]);
  useEffect(() => {
    if (warns) return announce(words.frame.idle_ask);
    for (const sign of SIGNS_OF_LIFE) addEventListener(sign, alive, true);
    return () => SIGNS_OF_LIFE.forEach((sign) => removeEventListener(sign, alive, true));
  }, [warns]);
  useEffect(() => {
    if (busy && left <= 0) wipe();
  }, [left]);
  if (!warns) return null;
  return (
    <dialog class="card idle" role="alertdialog" aria-labelledby="idle-ask" ref={open} onClose={alive}>
      <h2 id="idle-ask">{words.frame.idle_ask}</h2>
      <p>{say(words.frame.idle_left, { n: Math.max(0, left) })}</p>
      <button type="button" class="main" onClick={alive}>
        {words.frame.idle_here}
      </button>
    </dialog>
  );
}

/** The browser keeps the rest of the page out of reach, and gives the focus back. */
const open = (dialog: HTMLDialogElement | null) => dialog?.showModal?.();

const OUT = 'a[href^="tel:"], a[href^="mailto:"], a[target], a[download]';

/** Nothing leads out of a shared device, and no browser fills in what somebody else once typed. */
export function disarm(root: HTMLElement): () => void {
  const work = () => {
    for (const link of root.querySelectorAll(OUT)) link.removeAttribute("href");
    for (const box of root.querySelectorAll("input, textarea, form")) box.setAttribute("autocomplete", "off");
  };
  work();
  const watch = new MutationObserver(work);
  watch.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ["href"] });
  // A page that the back button brings out of the browser's cache is another person's.
  const old = (event: PageTransitionEvent) => event.persisted && location.reload();
  addEventListener("pageshow", old);
  return () => {
    watch.disconnect();
    removeEventListener("pageshow", old);
  };
}
