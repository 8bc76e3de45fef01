import { useComplaints } from "./complaints-api.ts";
import { words } from "./words.ts";

/** How many complaints are open, where the menu leads to them. */
export function OpenComplaints() {
  const open = useComplaints().data?.open.length ?? 0;
  if (open === 0) return null;
  return (
    <span className="unseen-count">
      {open}
      <span className="off-screen">{words.count}</span>
    </span>
  );
}
