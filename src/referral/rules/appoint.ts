/** 法律援助法 43 第一款: within three days of the decision somebody is appointed. Who takes over later does so with a reason. */
import type { ReferralState } from "#contract.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";

type Granted = { state: ReferralState; decidedOn: string; appointed: number };
/** Days are YYYY-MM-DD in China. */
type Said = { appointedOn: string; because: string };

export function mayAppoint({ state, decidedOn, appointed }: Granted, { appointedOn, because }: Said, today: string): null | Refusal {
  if (state !== "granted") return refuse("wrong-state", "决定给予援助以后才能登记指派");
  if (appointedOn < decidedOn) return refuse("invalid", `指派日期不能早于决定援助的那天（${decidedOn}）`);
  if (appointedOn > today) return refuse("invalid", "指派日期不能晚于今天");
  if (appointed > 0 && [...because].length < 2) return refuse("invalid", "已经指派过，更换要写明理由");
  return null;
}
