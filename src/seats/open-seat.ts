/** Opens a seat: a person who may sign in and, where they are a lawyer, the licence their signature stands on. */
import type { Board, Me, Role } from "../contract.ts";
import type { LawyerKind } from "../contract/people.ts";
import { recordAudit } from "#platform/audit.ts";
import type { Database } from "#platform/database.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { Lawyer } from "./lawyer.ts";
import { holdingOf, insertLawyer, lawyerById, seatsOf, setLicenceStatus, takenBy } from "./seats.sql.ts";

export type NewSeat = {
  name: string;
  email: string;
  role: Role;
  password: string;
  /** Told by somebody else: asks for one of their own at the first sign-in. */
  mustChangePassword?: boolean;
  licence: (Omit<Lawyer, "id" | "name" | "licenceStatus" | "kind" | "appraisal" | "appraisalBars"> & LicenceExtras) | null;
};
type LicenceExtras = { sample: boolean; kind?: LawyerKind; licenceStatus?: Lawyer["licenceStatus"] };

type Deps = {
  database: Database;
  openAccount: (person: { name: string; email: string; role: Role; password: string; mustChangePassword?: boolean }) => Promise<string>;
  /** An administrator; else the service itself. */
  by?: string;
};

/** @returns the person's id */
export async function openSeat({ database, openAccount, by }: Deps, seat: NewSeat): Promise<string> {
  const id = await openAccount(seat);
  const { licence, role } = seat;
  await database.transact(by === undefined ? "system:seats" : `staff:${by}`, async (tx) => {
    await recordAudit(tx, "open-seat", "staff", id, { role });
    if (licence) await insertLawyer(tx, { licenceStatus: "active", kind: "private", ...licence, id });
  });
  return id;
}

/** Asked before a seat is opened: half a seat, with a sign-in and no licence, helps nobody. */
export async function seatTaken({ database }: Pick<Deps, "database">, seat: NewSeat): Promise<null | Refusal> {
  const taken = await takenBy(database.db, seat.email, seat.licence?.licenceNo ?? null);
  if (!taken) return null;
  return refuse(
    "invalid",
    taken === "email" ? `${seat.email} has a seat already` : `licence ${seat.licence?.licenceNo} is another lawyer's`,
  );
}

/** From the moment this commits, the database refuses approvals by a lawyer who is not active. */
export async function setLicence(
  { database }: Pick<Deps, "database">,
  by: string,
  lawyerId: string,
  status: Lawyer["licenceStatus"],
): Promise<null | Refusal> {
  const found = await database.transact(`staff:${by}`, (tx) => setLicenceStatus(tx, lawyerId, status));
  return found ? null : refuse("not-found", "没有这位律师");
}

/** @returns null for people who sign in and hold no licence */
export async function findLawyer({ database }: Pick<Deps, "database">, id: string): Promise<Lawyer | null> {
  return lawyerById(database.db, id);
}

export async function listSeats({ database }: Pick<Deps, "database">, now: Date): Promise<Board["seats"]> {
  return seatsOf(database.db, now);
}

/** Who is signed in, with the licence their signature stands on. */
export async function showMe(
  { database, clock, demo }: { database: Database; clock: () => Date; demo: boolean },
  person: { id: string; name: string; email: string; role: Role },
): Promise<Me> {
  const { id, name, email, role } = person;
  const lawyer = await lawyerById(database.db, id);
  if (!lawyer) return { id, name, email, role, demo, lawyer: null };
  const { licenceNo, workNo, firm, licenceStatus, licenceUntil, seatClasses, capacity } = lawyer;
  const holding = await holdingOf(database.db, id, clock());
  return { id, name, email, role, demo, lawyer: { licenceNo, workNo, firm, licenceStatus, licenceUntil, seatClasses, holding, capacity } };
}
