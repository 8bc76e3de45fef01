/** What every question needs of the index, held in memory: the serving generation's table, and what questions led to. */
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import type { Embedder, Lead, SlotTable, TextTable } from "./finding.ts";
import { servingGeneration, vectorCount } from "./index.sql.ts";
import { type LeadsState, MOST_LEADS, learnedLeads, leadsState } from "./leads.sql.ts";
import { type LeadTable, leadTable } from "./rules/lead-table.ts";
import { type RoomShelf, roomShelf } from "./rules/room.ts";
import type { WordModel } from "#language/word-model.ts";
import { readSlots } from "./slot-table.ts";

export type HoldDeps = {
  database: Database;
  clock: Clock;
  model: Pick<WordModel, "name" | "dimensions" | "words" | "numbers">;
  /** What training saw questions lead to. */
  leads: Lead[];
  embedder?: Embedder;
};

export type HeldIndex = {
  table: SlotTable;
  texts: TextTable;
  leads: LeadTable;
  shelf: RoomShelf;
  /** There once all of its vectors are. */
  configured: Embedder | null;
};

export type IndexHolder = {
  /** What was held last, whether or not it still serves; null before anything was read. */
  last: () => Promise<HeldIndex> | null;
  /** null before a first generation is whole. */
  current: () => Promise<HeldIndex | null>;
  /** Everything is read anew at the next question. */
  renew: () => void;
  /** Ends when no leads are being read any more. */
  settled: () => Promise<void>;
};

/** Answers are learned one by one; a lawyer's citation that counts ten minutes later costs a busy service nothing. */
const LEADS_EVERY_MS = 10 * 60_000;

/** `learned` the newest first, and what was in the database when they were read. */
type Held = HeldIndex & { asks: Lead[]; learned: Lead[]; state: LeadsState };

/**
 * Reads the tables when another generation serves. What was learned or forgotten since is looked for every ten minutes
 * and taken in beside: questions go on with what is held, and never wait for it.
 */
export function holdIndex(deps: HoldDeps): IndexHolder {
  let held: Promise<Held> | null = null;
  let generation = -1;
  let looked = 0;
  let renewing: Promise<void> = Promise.resolve();
  const now = () => deps.clock().getTime();

  /** What could not be read now is looked for again ten minutes later; until then what is held serves. */
  const takeInLeads = async (from: Promise<Held>) => {
    try {
      const newer = await withLearned(deps, await from);
      if (newer && held === from) held = Promise.resolve(newer);
    } catch {
      // The database was away; the next question says so louder than this could.
    }
  };
  return {
    last: () => held,
    current: async () => {
      const serving = await servingGeneration(deps.database.db);
      if (!serving || serving.slots === 0) return null;
      if (!held || generation !== serving.id) {
        generation = serving.id;
        looked = now();
        const reading = readIndex(deps, serving.id, serving.slots);
        held = reading;
        reading.catch(() => {
          if (held === reading) held = null;
        });
      } else if (now() - looked >= LEADS_EVERY_MS) {
        looked = now();
        renewing = takeInLeads(held);
      }
      return held;
    },
    renew: () => {
      held = null;
    },
    settled: () => renewing,
  };
}

async function readIndex(deps: HoldDeps, id: number, slots: number): Promise<Held> {
  const { database, model, embedder } = deps;
  const { table, texts, asks } = await readSlots(database, id, slots, model);
  const filled = embedder !== undefined && (await vectorCount(database.db, id, embedder.name)) === slots;
  const state = await leadsState(database.db, model.name);
  const learned = await learnedLeads(database.db, model.name);
  const leads = leadsOf(deps, table, asks, learned);
  const shelf = roomShelf(table.size, model);
  return { table, texts, asks, learned, state, leads, shelf, configured: filled ? embedder : null };
}

/**
 * Only what was learned since is read. Where the numbers then do not add up, a lead was forgotten, or one with an earlier
 * time was committed late: all are read anew.
 * @returns null where nothing was learned or forgotten
 */
async function withLearned(deps: HoldDeps, from: Held): Promise<Held | null> {
  const { db } = deps.database;
  const { name } = deps.model;
  const state = await leadsState(db, name);
  if (state.count === from.state.count && state.newest === from.state.newest) return null;
  const newer = await learnedLeads(db, name, from.state.newest);
  const known = from.state.count + newer.length === state.count;
  const learned = known ? [...newer, ...from.learned].slice(0, MOST_LEADS) : await learnedLeads(db, name);
  return { ...from, state, learned, leads: leadsOf(deps, from.table, from.asks, learned) };
}

function leadsOf({ leads, model }: HoldDeps, table: SlotTable, asks: Lead[], learned: Lead[]): LeadTable {
  return leadTable(asks, [...leads, ...learned], table, model.dimensions);
}
