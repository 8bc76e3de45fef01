/** What a supervisor corrects of a group: who leads it, who does not belong to it, which two are one. */
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import { lockGroups, mergeInto, setLead, splitOff } from "./groups.sql.ts";

type Deps = { database: Database; clock: Clock };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NO_GROUP = refuse("not-found", "没有找到这个群体");

export async function assignLead({ database }: Deps, by: string, groupId: string, lawyerId: string): Promise<null | Refusal> {
  if (!UUID.test(groupId)) return NO_GROUP;
  const led = await database.transact(`staff:${by}`, (tx) => setLead(tx, groupId, lawyerId));
  return led ? null : refuse("wrong-state", "没有这个群体，或者这位律师现在不能办理");
}

/** It stays off: what is recognised later does not bring it back into this group. */
export async function splitMember({ database, clock }: Deps, by: string, groupId: string, inquiryId: string): Promise<null | Refusal> {
  if (!UUID.test(groupId)) return NO_GROUP;
  const split = await database.transact(`staff:${by}`, async (tx) => {
    await lockGroups(tx);
    return splitOff(tx, groupId, inquiryId, clock());
  });
  return split ? null : refuse("wrong-state", "这条咨询已经不在这个群体里");
}

export async function mergeGroups({ database, clock }: Deps, by: string, from: string, into: string): Promise<null | Refusal> {
  if (!UUID.test(from)) return NO_GROUP;
  if (from === into) return refuse("wrong-state", "不能并入自己");
  const merged = await database.transact(`staff:${by}`, async (tx) => {
    await lockGroups(tx);
    return mergeInto(tx, from, into, clock());
  });
  return merged ? null : refuse("wrong-state", "其中一个群体已经并入别的群体");
}
