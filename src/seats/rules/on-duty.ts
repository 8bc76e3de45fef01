/** 上岗: the next draft is given to who said that they take work, and to nobody else. */
import type { DutyState } from "#contract/rosters.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";

export function onDuty(state: DutyState): null | Refusal {
  switch (state) {
    case "on":
      return null;
    case "paused":
      return refuse("off-duty", "您在暂停接单。请先在“我的队列”上方按“上岗”，再领取下一份");
    case "off":
      return refuse("off-duty", "您还没有上岗。请先在“我的队列”上方按“上岗”，再领取下一份");
  }
}
