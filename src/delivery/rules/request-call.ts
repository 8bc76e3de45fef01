/** 请人回电: when a citizen's wish for a call is taken. */
import { type Refusal, refuse } from "#platform/refusal.ts";

/** Every one brings somebody to the telephone; a matter's own page and 12348 stay open. */
const MOST_REQUESTS = 5;

type Matter = { state: string; hasContact: boolean; standing: string; requests: number; declined: boolean };

/** @param gives whether a number comes along; @returns null where the call may be asked for */
export function refuseRequest(matter: Matter, gives: boolean): null | Refusal {
  if (matter.state === "withdrawn") return refuse("wrong-state", "这条咨询已经撤回，请重新提问或者拨打12348");
  if (matter.declined) return refuse("wrong-state", "您没有同意，这条咨询已经停下，想继续请重新提问");
  if (matter.standing === "not-by-phone" || matter.standing === "only-here") {
    return refuse("contact-unsafe", "您说过不要打电话给您。想让人打，请先改“怎么联系您方便”；在别的咨询里说过的，到那条咨询里改");
  }
  if (matter.requests >= MOST_REQUESTS) return refuse("wrong-state", "已经请人回电多次，请直接拨打12348");
  if (!gives && !matter.hasContact) {
    return refuse("invalid", "请留下电话号码", { errors: [{ field: "number", message: "请填写电话号码" }] });
  }
  return null;
}
