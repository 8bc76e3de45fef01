/** 会商 by way of the service's own doors: a lawyer asks, an expert agrees. */
import type { ConsultationsOfDraft } from "#contract/consultation.ts";
import { decide } from "./desk.ts";
import { type Bureau, type Person, call, givenPerson } from "./given.node.ts";

/** Where a rule demands an expert's opinion of the draft that this lawyer holds, there is one now. */
export async function expertAgrees(bureau: Bureau, lawyer: Person, draftId: string): Promise<void> {
  const { body } = await call(bureau, "GET", `/api/review/drafts/${draftId}/consultations`, { as: lawyer });
  if ((body as unknown as ConsultationsOfDraft).demanded.length === 0) return;
  const asked = await decide(bureau, lawyer, draftId, "consult", { question: "请专家看一看" });
  if (asked.status !== 200) throw new Error(`not asked: ${asked.status} ${JSON.stringify(asked.body)}`);
  const [open] = (asked.body as unknown as ConsultationsOfDraft).items;
  const expert = await givenPerson(bureau, "expert");
  const at = (act: string, sent?: unknown) =>
    call(bureau, "POST", `/api/review/consultations/${open?.id}/${act}`, { as: expert, ...(sent ? { body: sent } : {}) });
  await at("take");
  const said = await at("opinion", { verdict: "agree", opinion: "同意" });
  if (said.status !== 200) throw new Error(`not said: ${said.status} ${JSON.stringify(said.body)}`);
}
