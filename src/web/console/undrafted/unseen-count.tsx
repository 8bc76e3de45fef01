import { words } from "./words.ts";
import { useUndrafted } from "./undrafted-api.ts";

/** How many nobody has looked at, where the menu leads to them; marked where some are of earlier days. */
export function UnseenCount() {
  const list = useUndrafted();
  const { today = 0, late = 0 } = list.data?.counts ?? {};
  if (today + late === 0) return null;
  return (
    <span className={late > 0 ? "unseen-count is-late" : "unseen-count"}>
      {today + late}
      <span className="off-screen">{late > 0 ? words.countLate(late) : words.count}</span>
    </span>
  );
}
