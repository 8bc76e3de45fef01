import type { Notice } from "../../../contract.ts";
import { chinese } from "../frame/language.ts";
import { frame } from "../frame/words.ts";
import { words } from "./words.ts";

/** A standing notice in large letters, to be read out word for word. */
export function NoticeAloud({ notice }: { notice: Notice }) {
  return (
    <section
      className={notice.level === "danger" ? "aloud is-danger" : "aloud"}
      aria-label={`${words.readAloud}${frame.colon}${notice.title}`}
      {...chinese}
    >
      <p className="aloud-title">{notice.title}</p>
      <p>{notice.body}</p>
      {notice.calls.length > 0 ? <p>{notice.calls.map(({ label, number }) => `${label} ${number}`).join("，")}</p> : null}
    </section>
  );
}
