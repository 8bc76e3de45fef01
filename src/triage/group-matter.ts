/** 群体性: recognises that this question asks about what others asked about, and links them. Run as a job. */
import { type Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { CATEGORY_NAMES } from "./category-names.ts";
import { lockAsked, groupOfInquiry, insertGroup, joinGroup, leadByHolder, lockGroups, nearTraces, saveTrace } from "./matter-group.sql.ts";
import { QUIET_DAYS, WITHIN_DAYS, formGroup } from "./rules/group/form-group.ts";
import { type MatterTrace, traceOf } from "./rules/group/matter-trace.ts";
import { sameMatter } from "./rules/group/same-matter.ts";

const DAY_MS = 86_400_000;
const NAME_WORDS = 6;

/** Safe to run twice: an inquiry is in one group at most, and what a supervisor split off stays off. */
export async function groupMatter({ database, clock }: { database: Database; clock: Clock }, inquiryId: string): Promise<void> {
  await database.transact("system:grouping", async (tx) => {
    await lockGroups(tx);
    const asked = await lockAsked(tx, inquiryId);
    if (!asked || asked.state === "withdrawn" || asked.state === "closed") return;
    const { names, ...compared } = traceOf(asked.texts.join("\n"));
    const { category, second, region, person, citizenId } = asked;
    const trace: MatterTrace = { inquiryId, category, second, region, person, citizenId, ...compared };
    await saveTrace(tx, trace, asked.receivedAt);
    if ((await groupOfInquiry(tx, inquiryId)) !== null) return;
    const now = clock();
    const near = await nearTraces(tx, { trace, since: daysBefore(now, WITHIN_DAYS), quiet: daysBefore(now, QUIET_DAYS) });
    const linked = near.flatMap(({ groupId, ...other }) => {
      const link = sameMatter(trace, other);
      return link ? [{ trace: other, link, groupId }] : [];
    });
    const grouping = formGroup(trace, linked);
    if (grouping.kind === "none") return;
    const groupId = grouping.kind === "join" ? grouping.groupId : crypto.randomUUID();
    if (grouping.kind === "open") {
      const about = (grouping.shared && names.get(grouping.shared)) ?? trace.words.slice(0, NAME_WORDS).join(" ");
      const name = [about, CATEGORY_NAMES[category]].filter(Boolean).join(" · ");
      await insertGroup(tx, { id: groupId, name, category, region, because: grouping.because, at: now });
      for (const member of grouping.members) await joinGroup(tx, groupId, member, now);
    } else {
      await joinGroup(tx, groupId, { inquiryId, because: grouping.because }, now);
    }
    await leadByHolder(tx, groupId);
  });
}

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * DAY_MS);
