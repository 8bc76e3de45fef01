/** What axe-core finds wrong with a page as it stands: WCAG 2.2, A and AA, where no more is asked. */
import axe, { type AxeResults, type ElementContext, type RunOptions } from "axe-core";
import type { Frame, Page } from "playwright-core";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** What axe advises beyond WCAG as well: for a page that is not ours and may have less to do with us. */
export const EVERY = [...WCAG, "best-practice"];

type Injected = { axe: { run: (context: ElementContext, options: RunOptions) => Promise<AxeResults> } };

/**
 * A target that lies half beneath a bar which stays in place is scrolled to, not too small: whatever is found too small is
 * looked at again in the middle of the screen.
 * @param at needs a context with `bypassCSP`, as the page's own policy forbids injected scripts
 * @returns what is wrong, in axe's words, with the first place of each
 */
export async function axeFaults(at: Page | Frame, tags: string[] = WCAG): Promise<string[]> {
  if (!(await at.evaluate(() => "axe" in globalThis))) await at.evaluate(axe.source);
  return at.evaluate(async (runOnly) => {
    const injected = (globalThis as typeof globalThis & Injected).axe;
    const { violations } = await injected.run(document, { runOnly, resultTypes: ["violations"] });
    const tooSmallAnywhere = async (target: unknown): Promise<boolean> => {
      const element = typeof target === "string" ? document.querySelector(target) : null;
      if (!element) return true;
      element.scrollIntoView({ block: "center", behavior: "instant" });
      const again = await injected.run(element, { runOnly: { type: "rule", values: ["target-size"] } });
      return again.violations.length > 0;
    };
    const faults: string[] = [];
    const { scrollX, scrollY } = globalThis;
    for (const { id, nodes } of violations) {
      const standing: typeof nodes = [];
      for (const node of nodes) if (id !== "target-size" || (await tooSmallAnywhere(node.target[0]))) standing.push(node);
      if (standing.length > 0) faults.push(`${id}: ${standing[0]!.html.slice(0, 160)}`);
    }
    scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
    return faults;
  }, tags);
}
