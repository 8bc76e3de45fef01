/** 坐席类别: which desk answers. What is complex goes to the experts, whatever its field. */
import type { CategoryCode, SeatClass } from "#contract.ts";

const DESKS: Partial<Record<CategoryCode, SeatClass>> = {
  labor: "labor",
  family: "family",
  contract: "contract",
  debt: "contract",
  housing: "contract",
  consumer: "contract",
  finance: "contract",
  company: "contract",
  ip: "contract",
};

export function seatClassOf(category: CategoryCode, complex: readonly string[]): SeatClass {
  if (complex.length > 0) return "expert";
  return DESKS[category] ?? "general";
}
