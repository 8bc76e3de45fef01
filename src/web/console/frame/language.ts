/** The console's language: Chinese first, English second. Read once, when a page's words are loaded; a change loads the page anew. */
import { choose, chosen } from "./choices.ts";

const LANGUAGE = "wenfa-language";

export type Language = "zh" | "en";

export const language: Language = chosen(LANGUAGE, ["zh", "en"]);

/** A page keeps its words beside it: `export const words = inLanguage({ zh, en })`, and both say the same things. */
export function inLanguage<T>(words: Record<Language, T>): T {
  return words[language];
}

export function speak(to: Language): void {
  choose(LANGUAGE, to);
  location.reload();
}

/** On an element that shows the law, a citizen's words or an answer: they are Chinese on an English page too. */
export const chinese = { lang: "zh-CN" } as const;
