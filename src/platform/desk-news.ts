/**
 * News of the desk, from the database to every signed-in page: `tell_desk(kind, staff, id)` in SQL (0030_desk_events.sql
 * tells of every row that the lists show), or `tellDesk` where no row of such a table moved.
 */
import { sql } from "kysely";
import { z } from "zod";
import { DeskEvent, type DeskKind } from "../contract/desk-events.ts";
import type { Database, Tx } from "./database.ts";

/** `session`: one of this person's sessions was ended; the door looks whether it was theirs. */
type Heard = { id: string; event: DeskEvent | "session" };

export type DeskNews = {
  /**
   * Calls back with all that concerns everybody or this person, until the returned function is called.
   * @param after the id of the last event that was heard; what came since is told first, or `all` where that is no longer known
   */
  follow: (staffId: string, after: string | null, hear: (heard: Heard) => void) => () => void;
  /** The id of the last event, for whoever begins to listen. */
  last: () => string;
  close: () => Promise<void>;
};

/** Tells when the transaction commits. @param staffId whom alone it concerns; null for everybody */
export async function tellDesk(tx: Tx, kind: DeskKind, staffId: string | null = null, id: string | null = null): Promise<void> {
  await sql`select tell_desk(${kind}, ${staffId}, ${id})`.execute(tx);
}

const Payload = z.object({ kind: z.literal("session").or(DeskEvent.shape.kind), to: z.string().optional(), id: z.string().optional() });

/** Half a minute of a busy bureau: longer than a browser takes to come back. */
const REMEMBERED = 1000;

const EVERYTHING: z.infer<typeof Payload> = { kind: "all" };

type Told = Heard & { to: string | null };

/** @param origin tells this process's numbers from another's, or from before a restart */
export async function openDeskNews(database: Pick<Database, "listen">, origin: string = crypto.randomUUID()): Promise<DeskNews> {
  const followers = new Set<(told: Told) => void>();
  const recent: Told[] = [];
  let last = 0;
  const newest = () => `${origin}.${last}`;
  const tell = (payload: z.infer<typeof Payload>) => {
    const { kind, to = null, id } = payload;
    last += 1;
    const event = kind === "session" ? kind : id === undefined ? { kind } : { kind, id };
    const told = { id: newest(), event, to } as const;
    recent.push(told);
    if (recent.length > REMEMBERED) recent.shift();
    for (const follower of followers) follower(told);
  };
  const hear = (text: string) => {
    const read = Payload.safeParse(JSON.parse(text));
    tell(read.success ? read.data : EVERYTHING); // a newer process tells of what this one does not know
  };
  const deaf = await database.listen("desk", hear, () => {
    tell({ kind: "session" }); // to nobody by name: every door looks whether its session still is one
    tell(EVERYTHING);
  });
  const since = (after: string): Told[] => {
    const place = recent.findIndex(({ id }) => id === after);
    if (place >= 0) return recent.slice(place + 1);
    return after === newest() ? [] : [{ id: newest(), event: { kind: "all" }, to: null }];
  };
  return {
    last: newest,
    follow: (staffId, after, hear) => {
      const follower = (told: Told) => {
        if (told.to === null || told.to === staffId) hear(told);
      };
      if (after !== null) for (const told of since(after)) follower(told);
      followers.add(follower);
      return () => void followers.delete(follower);
    },
    close: deaf,
  };
}
