/** `npm run seat:add`: opens a seat and prints its one-time password. There is no other way to become staff. */
import { z } from "zod";
import { CannotStart, command, validated } from "./command.node.ts";
import { withDatabase } from "./with-database.node.ts";
import { Role, SeatClass } from "../contract.ts";
import { isRegion } from "#language/regions.ts";
import { openAuth } from "#platform/auth.ts";
import { dayInChina, systemClock } from "#platform/clock.ts";
import { newSecret } from "#platform/keyring.ts";
import { silentLog } from "#platform/log.ts";
import { type NewSeat, openSeat, seatTaken } from "#seats/open-seat.ts";
import { licenceValid } from "#seats/rules/licence.ts";

const USAGE = `npm run seat:add -- --name NAME --email EMAIL --role ROLE [licence]

  --role      ${Role.options.join(", ")}

Lawyers and experts sign with a licence, and need
  --licence   licence number
  --from      first day it is valid, as 2026-11-21
  --until     last day it is valid
  --firm      law firm
  --classes   seats they serve, comma-separated: ${SeatClass.options.join(", ")} (default general)
  --work-no   work number shown to citizens
  --region    GB/T 2260 code of the region they serve
  --capacity  drafts they may hold at once, 1 to 50 (default 5)

Prints a password that is shown this once. Works with DATABASE_URL, or on DATA_DIR while no service runs on it.`;

const WHEN_HELD = "Stop the service, open the seat, and start it again; with DATABASE_URL a seat can be opened beside it.";
const text = { type: "string" } as const;
const OPTIONS = {
  name: text,
  email: text,
  role: text,
  licence: text,
  from: text,
  until: text,
  firm: text,
  classes: text,
  "work-no": text,
  region: text,
  capacity: text,
};

const Person = z.object({
  name: z.string({ error: "is needed" }).trim().min(1).max(60),
  email: z.email({ error: "is needed, an address like name@firm.example" }).max(200).toLowerCase(),
  role: z.enum(Role.options, { error: `is needed, one of ${Role.options.join(", ")}` }),
});
const needed = z.string({ error: "is needed for a lawyer" }).trim().min(1).max(100);
const Licence = z.object({
  licence: needed,
  from: z.iso.date({ error: "is needed for a lawyer, a day like 2026-11-21" }),
  until: z.iso.date({ error: "is needed for a lawyer, a day like 2026-11-21" }),
  firm: needed,
  classes: z
    .string()
    .default("general")
    .transform((list) => list.split(",").map((name) => name.trim()))
    .pipe(z.array(z.enum(SeatClass.options, { error: `one or more of ${SeatClass.options.join(", ")}` })).min(1)),
  "work-no": z.string().trim().min(1).max(40).optional(),
  region: z.string().refine(isRegion, { error: "no such region code (GB/T 2260)" }).optional(),
  capacity: z.coerce.number({ error: "a whole number from 1 to 50" }).int().min(1).max(50).default(5),
});

/**
 * @param today YYYY-MM-DD in China
 * @throws CannotStart naming what is missing or wrong
 */
export function seatFrom(values: Record<string, unknown>, password: string, today: string): NewSeat {
  const { name, email, role } = validated(Person, values);
  if (role !== "lawyer" && role !== "expert") {
    const [flag] = Object.keys(Licence.shape).filter((key) => values[key] !== undefined);
    if (flag) throw new CannotStart(`--${flag}: only lawyers and experts have a licence`);
    return { name, email, role, password, licence: null };
  }
  const { licence, from, until, firm, classes, region = null, capacity, "work-no": workNo = null } = validated(Licence, values);
  if (!licenceValid({ licenceStatus: "active", licenceFrom: from, licenceUntil: until, appraisalBars: false }, today)) {
    throw new CannotStart(`the licence is valid from ${from} until ${until}, which today (${today}) is not within`);
  }
  const seatClasses = [...new Set<SeatClass>(role === "expert" ? ["expert", ...classes] : classes)];
  return {
    name,
    email,
    role,
    password,
    licence: { licenceNo: licence, licenceFrom: from, licenceUntil: until, firm, workNo, seatClasses, region, capacity, sample: false },
  };
}

async function addSeat(values: Record<string, unknown>, positionals: string[]): Promise<number> {
  if (positionals.length > 0) throw new CannotStart(`unexpected ${positionals.join(" ")}\nsee --help`);
  const seat = seatFrom(values, newSecret().slice(0, 20), dayInChina(systemClock()));
  return withDatabase({ whenHeld: WHEN_HELD }, async (database, config) => {
    const taken = await seatTaken({ database }, seat);
    if (taken) throw new CannotStart(taken.because);
    const baseUrl = config.publicUrl ?? `http://${config.host}:${config.port}`;
    // Opening an account signs nothing, so the service's own secret is not needed here.
    const auth = openAuth(database.db, {
      secret: newSecret(),
      baseUrl,
      trustedOrigins: [baseUrl],
      secure: false,
      signInsAMinute: null,
      log: silentLog,
    });
    await openSeat({ database, openAccount: auth.openSeat }, { ...seat, mustChangePassword: true });
    console.log(
      `Opened a seat for ${seat.name} (${seat.role}). Sign in at ${baseUrl}/console\n\n  ${seat.email}\n  ${seat.password}\n\nThe password is shown this once.`,
    );
    return 0;
  });
}

if (import.meta.main) await command(USAGE, OPTIONS, addSeat);
