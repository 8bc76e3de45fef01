import type { DraftView } from "../../../contract.ts";

/** What happened to a draft while it was on the screen. The gravest alone is told. */
export type Collision =
  | { kind: "withdrawn" | "decided" | "taken" | "lapsed" | "changed" }
  /** How many things the citizen said since. */
  | { kind: "said"; more: number };

type Seen = Pick<DraftView, "state" | "version" | "sha256" | "claimedByMe" | "leaseUntil" | "inquiry">;

const OPEN: readonly DraftView["state"][] = ["waiting", "claimed"];
const saidIn = ({ inquiry }: Seen): number => inquiry.messages.filter(({ from }) => from === "citizen").length;

/** @param shown as it was when it came on the screen; @param latest as the server has it now */
export function collisionOf(shown: Seen, latest: Seen): Collision | null {
  if (latest.state !== shown.state && latest.state === "withdrawn") return { kind: "withdrawn" };
  if (OPEN.includes(shown.state) && !OPEN.includes(latest.state)) return { kind: "decided" };
  if (shown.claimedByMe && !latest.claimedByMe) {
    return { kind: latest.state === "claimed" && latest.leaseUntil !== null ? "taken" : "lapsed" };
  }
  // What was saved here is on the screen a moment before the server is asked again.
  if (latest.sha256 !== shown.sha256 && latest.version >= shown.version) return { kind: "changed" };
  const more = saidIn(latest) - saidIn(shown);
  return more > 0 ? { kind: "said", more } : null;
}
