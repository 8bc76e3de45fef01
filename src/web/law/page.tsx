/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { ArticleScreen } from "./article-screen.tsx";
import { To } from "./frame.tsx";
import { SearchScreen } from "./search-screen.tsx";
import { lang, switchLanguage, words } from "./strings.ts";
import { usePlace } from "./use-place.ts";

export function LawPage() {
  const place = usePlace();
  const [said, setSaid] = useState("");
  return (
    <>
      <a class="skip" href="#content">
        {words.skip}
      </a>
      <header class="top">
        <p class="name">
          <To path="/law">{words.title}</To>
        </p>
        <nav>
          <a href="/">{words.home}</a>
          <a href="/widget?bureau=demo">{words.ask}</a>
          <button type="button" class="language" lang={lang === "zh" ? "en" : "zh-CN"} onClick={switchLanguage}>
            {words.other}
          </button>
        </nav>
      </header>
      <main id="content" tabIndex={-1}>
        {place.at === "search" ? <SearchScreen place={place} say={setSaid} /> : <ArticleScreen place={place} say={setSaid} />}
      </main>
      <footer>{words.foot}</footer>
      <p class="unseen" role="status" aria-live="polite">
        {said}
      </p>
    </>
  );
}
