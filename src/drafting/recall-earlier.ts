/** What a lawyer has said in this matter before a draft is written: an answer that was approved, a draft that was sent back. */
import type { ReturnReason } from "../contract.ts";
import type { Database } from "#platform/database.ts";
import { type Keyring, openVault } from "#platform/keyring.ts";
import { openBody } from "./body.ts";
import type { Matter } from "./draft.ts";
import { earlierAnswer, returnedBecause } from "./earlier.sql.ts";

/** `answered`: in short, null where nothing was; `news`: what the citizen has said since; `wishes`: for the redraft. */
export type Earlier = { answered: string | null; news: string[]; wishes: string[] };

export type EarlierDeps = {
  database: Database;
  keyring: Keyring;
  /** Names, numbers and addresses in texts of an inquiry, one list for each text. */
  personal: (inquiryId: string, texts: string[]) => Promise<{ value: string }[][]>;
};

const WISHES: Record<ReturnReason, string> = {
  "wrong-law": "法条用错了，换合适的依据",
  "outdated-law": "用了已经失效或者被取代的规定，换现行的",
  "local-rule": "缺了当地的规定，说明要看当地规定",
  "wrong-category": "领域分错了",
  "misread-facts": "误读了事实，重新看群众原话",
  "wrong-sum": "账算错了，按群众的数字重新算",
  incomplete: "不完整，还有该答的没有答",
  unclear: "说不清楚，换更简单的说法",
  unsafe: "照做有风险，换稳妥的做法",
  "needs-facts": "群众补充了事实，按新的事实写",
  other: "按律师写的意见改",
};

/** It names nobody, as the citizen's redacted words do not: it goes to a model. @returns null where there is nothing */
export async function recallEarlier(deps: EarlierDeps, matter: Matter): Promise<Earlier | null> {
  const { db } = deps.database;
  const [answer, returned] = [await earlierAnswer(db, matter.inquiryId), await returnedBecause(db, matter.inquiryId)];
  const answered = answer && (await inShort(deps, matter, answer));
  if (answered === null && !returned) return null;
  const note = returned?.note.trim() ?? "";
  const [hidden = "", hiddenNote = ""] = await namingNobody(deps, matter.inquiryId, [answered ?? "", note]);
  return {
    answered: answered === null ? null : hidden,
    news: answer ? matter.words.slice(answer.said) : [],
    wishes: [...(returned?.reasons ?? []).map((reason) => WISHES[reason]), ...(note ? [hiddenNote] : [])],
  };
}

type Sealed = NonNullable<Awaited<ReturnType<typeof earlierAnswer>>>;

async function inShort({ keyring }: EarlierDeps, { citizenId, dataKey }: Matter, answer: Sealed): Promise<string | null> {
  if (dataKey === null) return null;
  const body = await openBody(await openVault(keyring, citizenId, dataKey), answer.draftId, answer.sealed, answer.sha256);
  return [body.shortAnswer, ...body.law.map(({ claim }) => claim)].join("\n");
}

async function namingNobody({ personal }: EarlierDeps, inquiryId: string, texts: string[]): Promise<string[]> {
  const found = await personal(inquiryId, texts);
  return texts.map((text, i) => {
    const longestFirst = (found[i] ?? []).toSorted((a, b) => b.value.length - a.value.length);
    return longestFirst.reduce((rest, { value }) => rest.replaceAll(value, "〔已隐去〕"), text);
  });
}
