/** @jsxImportSource preact */
import type { Notice } from "../../../contract.ts";
import { say, words } from "../frame/language.ts";

/** Standing notices: fixed texts, so they are shown at once, and say whose words they are. */
export function NoticeCards({ notices }: { notices: Notice[] }) {
  return (
    <>
      {notices.map((notice) => (
        <NoticeCard key={notice.code} notice={notice} />
      ))}
    </>
  );
}

function NoticeCard({ notice }: { notice: Notice }) {
  const title = `notice-${notice.code}`;
  return (
    <section class={`notice ${notice.level}`} aria-labelledby={title}>
      <h2 id={title}>{notice.title}</h2>
      {notice.level === "danger" && <NoticeCalls notice={notice} />}
      <p class="lines">{notice.body}</p>
      {notice.level !== "danger" && <NoticeCalls notice={notice} />}
      <p class="whose">
        {notice.reviewedBy === null ? words.waiting.notice_demo : say(words.waiting.notice_fixed, { name: notice.reviewedBy })}
      </p>
    </section>
  );
}

/** Before anything is typed: one line that opens to the whole text, so that it stands in nobody's way. */
export function BeforeAsking({ notices }: { notices: Notice[] }) {
  return (
    <>
      {notices.map((notice) => (
        <details key={notice.code} class="more before-asking">
          <summary>{notice.title}</summary>
          <p class="lines">{notice.body}</p>
          <NoticeCalls notice={notice} />
          <p class="whose">
            {notice.reviewedBy === null ? words.waiting.notice_demo : say(words.waiting.notice_fixed, { name: notice.reviewedBy })}
          </p>
        </details>
      ))}
    </>
  );
}

function NoticeCalls({ notice }: { notice: Notice }) {
  if (notice.calls.length === 0) return null;
  return (
    <p class="notice-calls">
      {notice.calls.map((call) => (
        <a key={call.number} class="dial" href={`tel:${call.number}`}>
          {words.frame.call} <b>{call.number}</b> {call.label}
        </a>
      ))}
    </p>
  );
}
