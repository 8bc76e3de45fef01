/** The line that goes into a bureau's page, and what a strict page must allow for it. */
import type { EmbedScript, SiteView } from "../../../contract/sites.ts";

type Said = Pick<SiteView, "code" | "colour">;

/** Region and language stand with the site, where they may change; the colour is needed before anything is asked. */
const data = ({ code, colour }: Said) => `data-bureau="${code}" data-color="${colour}"`;

/** Always the newest: what is mended here is mended on every page. */
export const newestLine = (service: string, site: Said) => `<script src="${service}/embed.js" ${data(site)} defer></script>`;

/** One version for ever, held to its hash by the browser. */
export const pinnedLine = (service: string, site: Said, { path, integrity }: EmbedScript) =>
  `<script src="${service}${path}" integrity="${integrity}" crossorigin="anonymous" ${data(site)} defer></script>`;

export const policyLine = (service: string) => `script-src ${service}; frame-src ${service}`;

/** For a menu of WeChat, a poster, a message. */
export const directLink = (service: string, { code }: Said) => `${service}/widget?bureau=${code}`;

/** For the browser of a counter's touch screen: the way out is shut, and the screen is wiped for the next visitor. */
export const kioskLink = (service: string, { code }: Pick<Said, "code">) => `${service}/widget?bureau=${code}&mode=kiosk`;
