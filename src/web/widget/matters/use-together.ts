import { useEffect, useRef } from "preact/hooks";
import type { Action, Conversation, Held } from "../conversation/conversation.ts";
import { seen } from "./my-service.ts";
import { leavePage } from "./quick-exit.ts";
import { hearTabs, tellTabs } from "./tabs.ts";
import { heard, tells } from "./together.ts";

/** Tells other tabs what happened here, does what they tell, and notes for the citizen's other devices what was seen. */
export function useTogether(now: Conversation, happen: (action: Action) => void, look: (held: Held) => unknown): void {
  const latest = useRef(now);
  useEffect(() => {
    const before = latest.current;
    latest.current = now;
    for (const tiding of tells(before, now)) {
      tellTabs(tiding);
      if (tiding.type === "changed" && now.screen.at === "matter" && !document.hidden) void seen(now.screen.held);
    }
  }, [now]);
  useEffect(
    () =>
      hearTabs((tiding) => {
        const { screen } = latest.current;
        const { look: wants, happens } = heard(latest.current, tiding);
        if (wants && screen.at === "matter") void look(screen.held);
        if (happens) happen(happens);
        if (happens && tiding.type === "left") leavePage();
      }),
    [],
  );
}
