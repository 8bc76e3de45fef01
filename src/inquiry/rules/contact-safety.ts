/** 联系安全: when it is asked, and whether a call may be made. The database holds the same (migrations/0037, 0044). */
import type { ContactBeside, SafeCalls } from "#contract/waiting.ts";
import type { Triage } from "#triage/triage.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";

/** free: nobody asks. unanswered: asked, and not yet answered. left: unanswered, and the danger desk decided on a call. */
export type ContactStanding = "free" | ContactBeside["standing"];

const NOT_CALLED: readonly ContactStanding[] = ["not-by-phone", "only-here"] satisfies SafeCalls[];

export const mayCall = (standing: ContactStanding): boolean => standing !== "unanswered" && !NOT_CALLED.includes(standing);

/** Asked, and not answered: a leave to call answers nothing. */
export const isOpenQuestion = (standing: ContactStanding): boolean => standing === "unanswered" || standing === "left";

const AT_HOME: readonly string[] = ["family-violence", "violence", "elder", "minor"];

/** By what triage read: as `home_may_be_unsafe` in the database. */
export const asksSafety = ({ homeUnsafe, dangers }: Pick<Triage, "homeUnsafe" | "dangers">): boolean =>
  homeUnsafe || dangers.some((kind) => AT_HOME.includes(kind));

/** @returns null where a call may be made */
export function refuseCall(standing: ContactStanding): null | Refusal {
  if (mayCall(standing)) return null;
  if (standing === "unanswered") {
    return refuse("contact-unsafe", "还不知道打电话是否安全，先不要打。确需打电话的，由值班处理危险的同事或者主管决定");
  }
  return refuse("contact-unsafe", "群众说过不要打电话，请在咨询页面里留言");
}

/** Who may decide on a call while nobody has answered: whoever holds the alert, or oversees. */
export const mayDecide = (standing: ContactStanding, by: { holdsAlert: boolean; oversees: boolean }): boolean =>
  standing === "unanswered" && (by.holdsAlert || by.oversees);
