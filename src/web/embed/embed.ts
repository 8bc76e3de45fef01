/**
 * The guest script: one button and one frame inside one element of its own.
 * <script src="https://host/embed.js" data-bureau="demo" defer></script>
 */
const script = document.currentScript as HTMLScriptElement;
const service = new URL(script.src).origin;
const bureau = script.dataset.bureau ?? "";

/** all: initial keeps the host page's styles out; the shadow root keeps ours in. */
const style = `
:host{all:initial}
button{position:fixed;right:20px;bottom:20px;z-index:2147483646;min-width:112px;min-height:52px;padding:0 22px;border:2px solid #fff;border-radius:26px;
background:#1456a8;color:#fff;font:600 18px/1 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;box-shadow:0 2px 10px rgba(0,0,0,.3);cursor:pointer}
button:focus-visible{outline:3px solid #1456a8;outline-offset:2px}
div{position:fixed;right:20px;bottom:84px;z-index:2147483645;width:420px;height:min(720px,calc(100vh - 104px));
background:#f7f5f0;border:1px solid #858b94;border-radius:12px;overflow:hidden;box-shadow:0 6px 30px rgba(0,0,0,.25)}
div[hidden]{display:none}
iframe{display:block;width:100%;height:100%;border:0}
@media(max-width:640px),(max-height:480px){
div{inset:0;width:auto;height:auto;border:0;border-radius:0}
button.covered{display:none}}
@media print{:host{display:none}}`;

function mount(): void {
  if (document.querySelector("wenfa-guest")) return;
  const guest = document.createElement("wenfa-guest");
  const root = guest.attachShadow({ mode: "open" });
  dress(root);
  const panel = document.createElement("div");
  panel.id = "panel";
  panel.hidden = true;
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-label", "法律咨询");
  const launcher = document.createElement("button");
  launcher.type = "button";
  launcher.setAttribute("aria-controls", panel.id);
  serve(launcher, panel);
  root.append(launcher, panel);
  document.body.append(guest);
}

/** A constructed sheet passes a host page's style-src; older browsers take the element. */
function dress(root: ShadowRoot): void {
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

function serve(launcher: HTMLButtonElement, panel: HTMLDivElement): void {
  let frame: HTMLIFrameElement | null = null;
  const show = (open: boolean) => {
    panel.hidden = !open;
    launcher.setAttribute("aria-expanded", String(open));
    launcher.textContent = open ? "收起" : "问法律";
    if (open) {
      frame ??= addFrame(panel);
      frame.focus();
    } else {
      launcher.classList.remove("covered");
      if (frame) launcher.focus();
    }
  };
  show(false);
  let ready = false;
  launcher.addEventListener("click", () => {
    show(panel.hidden !== false);
    launcher.classList.toggle("covered", ready && !panel.hidden);
  });
  launcher.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) show(false);
  });
  addEventListener("message", (event: MessageEvent<{ type?: unknown } | null>) => {
    if (event.origin !== service || event.source !== frame?.contentWindow) return;
    // Until the widget says it is there, the button stays in reach: a frame that never loads must not hold a phone.
    if (event.data?.type === "wenfa:ready") {
      ready = true;
      launcher.classList.toggle("covered", !panel.hidden);
    }
    if (event.data?.type === "wenfa:close" && !panel.hidden) show(false);
  });
}

function addFrame(panel: HTMLDivElement): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  frame.title = "法律咨询";
  frame.allow = "clipboard-write";
  frame.src = `${service}/widget${bureau ? `?bureau=${encodeURIComponent(bureau)}` : ""}`;
  panel.append(frame);
  return frame;
}

if (document.body) mount();
else addEventListener("DOMContentLoaded", mount);
