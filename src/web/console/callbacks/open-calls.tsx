import { words } from "./words.ts";
import { useCallbacks } from "./callbacks-api.ts";

/** How many calls wait, where the menu leads to them; marked where some are late. */
export function OpenCalls() {
  const list = useCallbacks();
  const open = list.data?.open.length ?? 0;
  const late = list.data?.late ?? 0;
  if (open === 0) return null;
  return (
    <span className={late > 0 ? "unseen-count is-late" : "unseen-count"}>
      {open}
      <span className="off-screen">{late > 0 ? words.lateCount(late) : words.count}</span>
    </span>
  );
}
