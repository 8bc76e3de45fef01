/**
 * A puzzle between a flood and the door. The port is small, so that another kind can stand here: a vendor's CAPTCHA issues its
 * site key and verifies by asking the vendor; the page must know its `kind` (src/web/widget/conversation/solve-challenge.ts).
 */
import { sql } from "kysely";
import type { Clock } from "./clock.ts";
import type { Database } from "./database.ts";
import { type Keyring, newSecret, sha256, toHex } from "./keyring.ts";

export type Challenge = {
  /** What the page needs to solve it. */
  issue: () => Promise<{ kind: string; puzzle: string; bits: number }>;
  /** True once for each solved puzzle, in time. @param proof what the page sends back */
  verify: (proof: string) => Promise<boolean>;
};

const STANDS_MS = 10 * 60_000;
const PROOF = /^(\d{1,2}\.(\d{13})\.[\w-]{43})\.([\da-f]{64})\.(\d{1,12})$/;

/** SHA-256 of puzzle and number begins with so many zero bits: 17 are 131,072 tries on average. */
export function proofOfWork({ database, keyring, clock }: { database: Database; keyring: Keyring; clock: Clock }, bits: number): Challenge {
  const sign = async (stated: string) => toHex(await keyring.index(`puzzle:${stated}`));
  return {
    issue: async () => {
      const stated = `${bits}.${clock().getTime() + STANDS_MS}.${newSecret()}`;
      return { kind: "pow", puzzle: `${stated}.${await sign(stated)}`, bits };
    },
    verify: async (proof) => {
      const [, stated, until, signature, number] = PROOF.exec(proof) ?? [];
      if (!stated || Number(until) <= clock().getTime() || signature !== (await sign(stated))) return false;
      const asked = Number(stated.split(".")[0]);
      if (leadingZeros(await sha256(`${stated}.${signature}.${number}`)) < asked) return false;
      return spend(database, await keyring.index(`spent:${stated}`), new Date(Number(until)));
    },
  };
}

/** @returns false where it was used before */
async function spend({ db }: Database, puzzle: Uint8Array, until: Date): Promise<boolean> {
  const { rows } =
    await sql`insert into puzzle_spent (puzzle, until) values (${puzzle}, ${until}) on conflict do nothing returning 1`.execute(db);
  return rows.length > 0;
}

function leadingZeros(hash: Uint8Array): number {
  const first = hash.findIndex((byte) => byte !== 0);
  return first < 0 ? hash.length * 8 : first * 8 + Math.clz32(hash[first] ?? 0) - 24;
}
