/**
 * 群体性: when questions about one matter become a group. Three persons make one. Where nothing but a body's name is
 * shared it takes five. Where an asker says that there are many it opens at once, and whoever asks next joins.
 */
import { CATEGORY_NAMES } from "#triage/category-names.ts";
import type { MatterTrace } from "./matter-trace.ts";
import type { Link } from "./same-matter.ts";

/** Questions further apart are compared no more, unless a group is open. */
export const WITHIN_DAYS = 7;
/** A group takes nobody in once nobody has joined it for so long. */
export const QUIET_DAYS = 30;
const PERSONS = 3;
const PERSONS_BY_NAME = 5;

/** Another question and what ties it to this one; `groupId` where it is in a group already. */
export type Linked = { trace: MatterTrace; link: Link; groupId: string | null };

export type Grouping =
  | { kind: "none" }
  | { kind: "join"; groupId: string; because: string }
  | { kind: "open"; members: { inquiryId: string; because: string }[]; shared: string | null; because: string };

export function formGroup(subject: MatterTrace, linked: readonly Linked[]): Grouping {
  const open = mostLinked(linked);
  if (open) return { kind: "join", groupId: open.groupId, because: says(open.link) };
  const free = linked.filter(({ groupId }) => groupId === null);
  const sure = free.filter(({ link }) => link.by !== "name");
  const all = [subject, ...free.map(({ trace }) => trace)];
  const surely = [subject, ...sure.map(({ trace }) => trace)];
  const many = all.some((trace) => trace.many);
  const named = persons(all) >= PERSONS_BY_NAME;
  if (!many && persons(surely) < PERSONS && !named) return { kind: "none" };
  const members = many || named ? free : sure;
  const shared = members.find(({ link }) => link.shared !== null)?.link.shared ?? subject.organisations[0] ?? null;
  const count = persons([subject, ...members.map(({ trace }) => trace)]);
  const field = CATEGORY_NAMES[subject.category];
  return {
    kind: "open",
    shared,
    because: [`${WITHIN_DAYS}日内${count}人来问同一件${field}的事`, ...(many ? ["提问人说涉及多人"] : [])].join("；"),
    members: [
      { inquiryId: subject.inquiryId, because: members[0] ? says(members[0].link) : "提问人说涉及多人" },
      ...members.map(({ trace, link }) => ({ inquiryId: trace.inquiryId, because: says(link) })),
    ],
  };
}

/** Both are counted, and the fewer holds: one network may be many people, and one person may change networks. */
export function persons(traces: readonly Pick<MatterTrace, "person" | "citizenId">[]): number {
  return Math.min(new Set(traces.map(({ person }) => person)).size, new Set(traces.map(({ citizenId }) => citizenId)).size);
}

/** The open group that most of the linked questions are in; a name alone joins no group. */
function mostLinked(linked: readonly Linked[]): { groupId: string; link: Link } | null {
  const groups = new Map<string, Linked[]>();
  for (const one of linked) if (one.groupId) groups.set(one.groupId, [...(groups.get(one.groupId) ?? []), one]);
  const best = [...groups].filter(([, of]) => sureIn(of)).toSorted(([, a], [, b]) => b.length - a.length)[0];
  const link = best && sureIn(best[1])?.link;
  return best && link ? { groupId: best[0], link } : null;
}

/** A name alone joins where the group is of many or large: there it is what the group is about. */
function sureIn(of: readonly Linked[]): Linked | undefined {
  return of.find(({ link }) => link.by !== "name") ?? (of.length >= PERSONS || of.some(({ trace }) => trace.many) ? of[0] : undefined);
}

function says(link: Link): string {
  if (link.by === "words") return "说的情况几乎一样";
  return link.by === "organisation" ? "说的是同一单位，情况相近" : "说的是同一单位";
}
