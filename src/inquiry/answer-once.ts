/** One reply for one Idempotency-Key: a double tap or a retry after a lost reply makes one inquiry. */
import type { AskResponse } from "../contract.ts";
import { AskResponse as AskResponseShape } from "../contract.ts";
import type { Database, Reader, Tx } from "#platform/database.ts";
import { type Keyring, sha256, toHex } from "#platform/keyring.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import { replyFor, saveReply } from "./inquiry.sql.ts";

type Deps = { database: Database; keyring: Keyring; clock: () => Date };
type Keep = (tx: Tx, reply: AskResponse) => Promise<void>;

class AnsweredMeanwhile extends Error {}

export async function answerOnce(
  deps: Deps,
  key: string | null,
  request: unknown,
  work: (keep: Keep) => Promise<AskResponse | Refusal>,
): Promise<AskResponse | Refusal> {
  if (key === null) return work(async () => {});
  const keyHash = await sha256(`idempotency:${key}`);
  const requestHash = await sha256(JSON.stringify(request));
  const about = `idempotency:${toHex(keyHash)}`;
  const recall = async (): Promise<AskResponse | Refusal | null> => {
    const kept = await replyFor(deps.database.db, keyHash);
    if (!kept) return null;
    if (toHex(kept.requestHash) !== toHex(requestHash)) return refuse("key-reused", "这个 Idempotency-Key 已用于另一个问题");
    return AskResponseShape.parse(JSON.parse(new TextDecoder().decode(await deps.keyring.open(kept.reply, about))));
  };
  const earlier = await recall();
  if (earlier) return earlier;
  try {
    return await work(async (tx, reply) => {
      const sealed = await deps.keyring.seal(new TextEncoder().encode(JSON.stringify(reply)), about);
      if (!(await saveReply(tx, keyHash, requestHash, sealed, deps.clock()))) throw new AnsweredMeanwhile();
    });
  } catch (error) {
    const meanwhile = error instanceof AnsweredMeanwhile ? await recall() : null;
    if (meanwhile) return meanwhile;
    throw error;
  }
}

/** Whether something was kept under this key: what was done already is no further call. */
export async function wasKept(db: Reader, about: string, key: string): Promise<boolean> {
  return (await replyFor(db, await sha256(`${about}:${key}`))) !== null;
}

const NOTHING = new Uint8Array();

type Once = { earlier: "same" | "other" | null; keep: (at: Date) => Promise<unknown> };

/**
 * For what is shown as it stands rather than replied once. The inquiry's row is locked, so nobody uses the key meanwhile.
 * What is refused keeps no key: it may be tried again.
 * @param about what was sent to which inquiry
 */
export async function onceOnly(tx: Tx, about: string, key: string, said: unknown): Promise<Once> {
  const keyHash = await sha256(`${about}:${key}`);
  const requestHash = await sha256(JSON.stringify(said));
  const kept = await replyFor(tx, keyHash);
  const earlier = kept && (toHex(kept.requestHash) === toHex(requestHash) ? "same" : "other");
  return { earlier, keep: (at) => saveReply(tx, keyHash, requestHash, NOTHING, at) };
}
