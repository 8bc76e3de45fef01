import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { type Texts, byPlace, placed, placesOf } from "./vite.words.ts";
import { type BuildEnvironmentOptions, type Plugin, defineConfig } from "vite";

const root = resolve(import.meta.dirname, "src/web");

const LANGUAGES = resolve(import.meta.dirname, "corpus/languages");
const FIRST = resolve(LANGUAGES, "zh-CN.json");
const WIDGET = resolve(root, "widget");
const textsOf = (file: string) => JSON.parse(readFileSync(file, "utf8")) as Texts;

/** What a language has not said yet is said in Chinese. */
function filled(first: Texts, own: Texts): Texts {
  return Object.fromEntries(
    Object.entries(first).map(([key, text]) => {
      const said = own[key];
      const nested = typeof text === "object" && !Array.isArray(text) && typeof said === "object" && !Array.isArray(said);
      return [key, nested ? filled(text, said) : (said ?? text)];
    }),
  );
}

/** Calls of `h` compress better than the automatic runtime's objects (0.4 KB), and need no runtime of their own. */
const calling = (code: string, id: string) =>
  id.endsWith(".tsx") ? `import { h, Fragment } from "preact";${code.replace("/** @jsxImportSource preact */", "")}` : code;
const CALLING = { oxc: { jsx: { runtime: "classic" as const, pragma: "h", pragmaFrag: "Fragment" } } };

const places = placesOf(WIDGET, textsOf(FIRST));

/** A language file as a page loads it: its gaps filled, without what only the server or the guest script says. */
const languages: Plugin = {
  name: "languages",
  enforce: "pre",
  load(id) {
    if (!id.startsWith(LANGUAGES)) return null;
    this.addWatchFile(FIRST);
    const { service: _, guest: __, ...shown } = filled(textsOf(FIRST), textsOf(id));
    return JSON.stringify(placed(shown, places));
  },
  transform: (code, id) => (id.startsWith(WIDGET) && /\.tsx?$/.test(id) ? calling(byPlace(code, places), id) : null),
};

/** A language is one script without styles: nothing is fetched beside it, so what would do so (0.4 KB) is left out. */
const bareImports: Plugin = {
  name: "bare-imports",
  enforce: "pre",
  load: (id) => (id === "\0vite/preload-helper.js" ? "export const __vitePreload = (load) => load();" : null),
};

const SMALL = 512;

/** Beside each asset what a browser rather takes: compressed once, as hard as it goes, and not for every visitor anew. */
const compressed: Plugin = {
  name: "compressed",
  writeBundle({ dir = "" }, bundle) {
    for (const name of Object.keys(bundle).filter((file) => /^assets\/.*\.(js|css|svg)$/.test(file))) {
      const bytes = readFileSync(resolve(dir, name));
      if (bytes.length < SMALL) continue;
      writeFileSync(resolve(dir, `${name}.gz`), gzipSync(bytes, { level: 9, memLevel: 7 }));
      writeFileSync(resolve(dir, `${name}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
    }
  },
};

/** The few words of the guest script, in every language there is; the first stands first. */
const guestWords = () =>
  Object.fromEntries(
    readdirSync(LANGUAGES)
      .filter((name) => name.endsWith(".json"))
      .map((name) => [name.slice(0, -".json".length), filled(textsOf(FIRST), textsOf(resolve(LANGUAGES, name)))["guest"]])
      .toSorted(([a], [b]) => Number(b === "zh-CN") - Number(a === "zh-CN")),
  );

/**
 * Citizens come with telephones of five years and more: Chrome 88 (WeChat's own is newer), Safari 14.1. `es2020` is what both
 * read; naming them would write out every `?.` for a fault they do not meet here. Methods that they lack nobody writes out:
 * src/web/widget/old-phones.test.ts.
 */
const OLD_PHONES = "es2020";

/**
 * Three builds into one folder. Without a mode: the pages for people with time and a desk. `widget`: the citizen's page by
 * itself, since chunks shared with other pages are more requests and compress worse. `embed`: the script that other sites load.
 */
const BUILDS: Record<string, BuildEnvironmentOptions> = {
  embed: {
    target: OLD_PHONES,
    manifest: false,
    rolldownOptions: {
      input: resolve(root, "embed/embed.ts"),
      output: { format: "iife", entryFileNames: "embed.js", codeSplitting: false },
    },
  },
  widget: {
    target: OLD_PHONES,
    cssTarget: "es2022", // what an old one lacks of these styles are rounded corners
    manifest: ".vite/widget.json",
    modulePreload: false, // the server announces what is needed
    rolldownOptions: { input: { widget: resolve(root, "widget/index.html") } },
  },
};
const PAGES: BuildEnvironmentOptions = {
  emptyOutDir: true,
  manifest: true, // evals/script-size.node.ts adds up what a page loads
  rolldownOptions: {
    input: { home: resolve(root, "home/index.html"), law: resolve(root, "law/index.html"), console: resolve(root, "console/index.html") },
  },
};

export default defineConfig(({ mode }) => ({
  root,
  base: "/",
  plugins: [languages, compressed, ...(mode === "widget" ? [bareImports] : [])],
  ...(mode === "widget" ? CALLING : {}),
  define: { GUEST_WORDS: JSON.stringify(guestWords()) },
  build: { outDir: resolve(import.meta.dirname, "dist/web"), emptyOutDir: false, target: "es2022", ...(BUILDS[mode] ?? PAGES) },
}));
