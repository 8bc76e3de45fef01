/** @jsxImportSource preact */
import { render } from "preact";
import { recall } from "./conversation/tab-memory.ts";
import { announceReady, closeOnEscape } from "./frame/host-page.ts";
import { bestOf, speak } from "./frame/language.ts";
import { takeKey } from "./matters/secret-link.ts";
import { Widget } from "./widget.tsx";

/** Before all else: the address shows the key for no longer than it takes to read it. */
const arrived = takeKey();

/** The citizen's own choice; then what the server chose of the link's wish, the site's and the browser's. */
const wishes = [recall().language, document.documentElement.lang];

const place = document.getElementById("widget");

function begin(): void {
  if (place) render(<Widget arrived={arrived} />, place);
  document.getElementById("without")?.remove();
  closeOnEscape();
  announceReady();
}

/** The words cannot be fetched, or this browser cannot show the page: what it says without a script, with its numbers, stays. */
const giveUp = () => place?.replaceChildren();

const fetchWords = () => speak(bestOf(wishes));
void fetchWords().catch(fetchWords).then(begin).catch(giveUp);
