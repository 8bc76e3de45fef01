import { useReReviews } from "./re-reviews-api.ts";
import { words } from "./words.ts";

/** How many answers this person may read again, or holds, where the menu leads to them. */
export function OpenReReviews() {
  const list = useReReviews();
  const open = list.data?.open.filter((task) => task.mayTake || task.mine).length ?? 0;
  if (open === 0) return null;
  return (
    <span className="unseen-count">
      {open}
      <span className="off-screen">{words.count}</span>
    </span>
  );
}
