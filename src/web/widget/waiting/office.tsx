/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import type { SiteInfo } from "../../../contract/sites.ts";
import { send } from "../conversation/reach-service.ts";
import { say, words } from "../frame/language.ts";
import { sayTime } from "../frame/say-time.ts";
import { siteOf } from "../frame/site.ts";

let asked: Promise<SiteInfo | null> | undefined;

/** Asked for once: the frame stays on the page that holds it. */
async function fetchSite(): Promise<SiteInfo | null> {
  const { site } = siteOf(location.search);
  const outcome = site ? await send<SiteInfo>(`/api/sites/${site}`, {}) : null;
  return outcome?.ok ? outcome.value : null;
}

/** The bureau whose page holds the frame; null without one, and where it cannot be fetched. */
export function useSite(): SiteInfo | null {
  const [info, setInfo] = useState<SiteInfo | null>(null);
  useEffect(() => void (asked ??= fetchSite()).then(setInfo), []);
  return info;
}

/** Outside office hours: when a lawyer goes on, and who answers day and night. */
export function Office({ danger }: { danger: boolean }) {
  const site = useSite();
  const text = words.waiting.office;
  if (!site || site.open) return danger ? <p class="figures">{text.danger}</p> : null;
  return (
    <p class="figures">
      {site.nextOpen ? say(text.closed, { time: sayTime(site.nextOpen) }) : text.closed_plain} {text.danger}
    </p>
  );
}
