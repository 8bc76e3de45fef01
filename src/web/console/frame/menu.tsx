import { useEffect, useRef, useState, type ReactNode } from "react";
import type { Me } from "../../../contract.ts";
import { WaitingCount } from "../danger/alarm-bar.tsx";
import { OpenCalls } from "../callbacks/open-calls.tsx";
import { OpenConsultations } from "../consultations/open-consultations.tsx";
import { OpenComplaints } from "../complaints/open-complaints.tsx";
import { OpenReReviews } from "../re-reviews/open-re-reviews.tsx";
import { UnseenCount } from "../undrafted/unseen-count.tsx";
import { goKeyOf } from "./go-keys.ts";
import { Link, usePath } from "./path.tsx";
import { pagesOf, type PageName } from "./session.ts";
import { frame } from "./words.ts";

type GroupName = keyof typeof frame.groups;

/** Which pages stand together, in this order; one that is named nowhere stands with what supervisors look at. */
const GROUPS: readonly (readonly [GroupName, readonly PageName[]])[] = [
  ["work", ["board", "queue", "intake", "legal-aid", "consultations", "asking-back", "second-reading", "history", "my-figures"]],
  ["watch", ["danger", "clocks", "undrafted", "callbacks", "complaints", "re-reviews"]],
  ["matters", ["groups", "hot-words"]],
  ["law", ["law-cards", "reading-lists", "memory", "recheck"]],
  ["supervise", ["statistics", "workload", "quality", "learning"]],
  ["administer", ["roster", "seats", "people", "licences", "sites", "keys", "retention", "audit"]],
];

/** Opened from a person's own menu, or by another page. */
const ELSEWHERE: readonly PageName[] = ["drafts", "account"];

const groupOf = (page: PageName): GroupName => GROUPS.find(([, pages]) => pages.includes(page))?.[0] ?? "supervise";

const rank = (page: PageName): number => GROUPS.flatMap(([, pages]) => pages).indexOf(page);

const COUNTS: Partial<Record<PageName, ReactNode>> = {
  danger: <WaitingCount />,
  undrafted: <UnseenCount />,
  callbacks: <OpenCalls />,
  consultations: <OpenConsultations />,
  "re-reviews": <OpenReReviews />,
  complaints: <OpenComplaints />,
};

function MenuGroup({ name, pages, current }: { name: GroupName; pages: PageName[]; current: string | undefined }) {
  const id = `menu-${name}`;
  return (
    <div role="group" aria-labelledby={id}>
      <p id={id} className="menu-title">
        {frame.groups[name]}
      </p>
      <ul>
        {pages.map((page) => (
          <li key={page}>
            <Link to={`/console/${page}`} aria-current={page === current ? "page" : undefined} aria-keyshortcuts={goKeyOf(page)}>
              <span>{frame.pages[page]}</span>
              {COUNTS[page]}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Beside the page where there is room; over it, behind a button, on a tablet and beside a draft. */
export function Menu({ me, open }: { me: Me; open: boolean }) {
  const current = usePath().split("/")[2];
  const pages = pagesOf[me.role].filter((page) => !ELSEWHERE.includes(page));
  const groups = GROUPS.map(
    ([name]) => [name, pages.filter((page) => groupOf(page) === name).toSorted((a, b) => rank(a) - rank(b))] as const,
  );
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    const here = nav.current?.querySelector<HTMLElement>("[aria-current=page]");
    if (!nav.current || !here) return;
    const { scrollTop, clientHeight } = nav.current;
    // By hand: scrollIntoView would scroll the page's head away as well.
    const seen = here.offsetTop >= scrollTop && here.offsetTop + here.offsetHeight <= scrollTop + clientHeight;
    if (!seen) nav.current.scrollTop = here.offsetTop - clientHeight / 2;
  }, [current]);
  return (
    <nav ref={nav} id="menu" className={open ? "menu is-open" : "menu"} aria-label={frame.app.menu}>
      {groups.map(([name, of]) => (of.length > 0 ? <MenuGroup key={name} name={name} pages={of} current={current} /> : null))}
    </nav>
  );
}

/** Something that opens over the page: Escape, a press elsewhere and another page close it. */
export function useOpening(): { open: boolean; toggle: () => void; close: () => void; around: React.RefObject<HTMLDivElement | null> } {
  const [open, setOpen] = useState(false);
  const around = useRef<HTMLDivElement>(null);
  const path = usePath();
  useEffect(() => setOpen(false), [path]);
  useEffect(() => {
    if (!open) return undefined;
    const escape = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      setOpen(false);
      around.current?.querySelector<HTMLElement>("[aria-expanded]")?.focus();
    };
    const elsewhere = (event: PointerEvent) => {
      const at = event.target;
      if (at instanceof Element && !around.current?.contains(at) && !at.closest("#menu")) setOpen(false);
    };
    window.addEventListener("keydown", escape);
    window.addEventListener("pointerdown", elsewhere);
    return () => {
      window.removeEventListener("keydown", escape);
      window.removeEventListener("pointerdown", elsewhere);
    };
  }, [open]);
  return { open, toggle: () => setOpen(!open), close: () => setOpen(false), around };
}
