/** 复查: whoever did not approve the answer reads it again, and says what came of it. */
import { type Refusal, refuse } from "#platform/refusal.ts";

/** `late`: its clock has run out. */
export type Reviewing = {
  authorId: string;
  takenBy: string | null;
  holder: string | null;
  outcome: string | null;
  correcting: boolean;
  late: boolean;
};

/** `licensed`: their licence stands today; `barred`: they withdrew from the matter, or their firm advises the other side. */
type Reviewer = { id: string; licensed: boolean; barred: boolean };

const NO_LICENCE = refuse("licence-not-valid", "执业证目前无效，不能复查");
const BARRED = refuse("recused", "您或者您所在的律所应当回避这件咨询，不能复查");

/** What is late may be taken over. @param reviewer null for who oversees: they read, and take nothing */
export function mayTakeReReview(task: Reviewing, reviewer: Reviewer | null): "take" | "held-already" | Refusal {
  if (task.outcome !== null) return refuse("wrong-state", "这项复查已经办结");
  if (reviewer === null) return refuse("not-allowed", "复查由律师进行");
  if (task.authorId === reviewer.id) return refuse("not-allowed", "这份答复是您审核的，由另一位律师复查");
  if (reviewer.barred) return BARRED;
  if (task.takenBy === reviewer.id) return "held-already";
  if (task.takenBy !== null && !task.late) return refuse("claimed-by-another", `${task.holder ?? "另一位律师"}正在复查`);
  return reviewer.licensed ? "take" : NO_LICENCE;
}

/** A correction is made first, at the draft itself; then the re-review says that it led to one. */
export function maySettleReReview(task: Reviewing, reviewer: Reviewer | null, outcome: string): null | Refusal {
  if (task.outcome !== null) return refuse("wrong-state", "这项复查已经办结");
  if (task.takenBy === null) return refuse("not-claimed", "请先领取，再写复查结论");
  if (task.takenBy !== reviewer?.id) return refuse("claimed-by-another", `${task.holder ?? "另一位律师"}正在复查`);
  if (reviewer.barred) return BARRED;
  if (!reviewer.licensed) return NO_LICENCE;
  if (outcome === "corrected" && !task.correcting) return refuse("wrong-state", "请先在草稿页面开始更正这份答复，再登记为已更正");
  if (outcome === "stands" && task.correcting) return refuse("wrong-state", "这份答复正在更正，不能登记为原答复有效");
  return null;
}
