/** The demo's seats: sample people with random passwords, made once, printed once, kept in a file for the owner alone. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Running } from "./service.node.ts";
import { SIGN_IN_PATH } from "#platform/auth.ts";
import { findMachine, keepApiKey, newApiKey } from "#platform/auth-keys.ts";
import { writePrivate } from "#platform/secrets.node.ts";
import { demoSeats } from "#seats/demo-seats.ts";
import { openSeat, seatTaken } from "#seats/open-seat.ts";
import { addSite } from "#sites/edit-site.ts";
import { DEMO_SITE } from "#sites/site.ts";

const DemoFile = z.object({
  signIn: z.string(),
  feedKey: z.string(),
  seats: z.array(z.object({ role: z.string(), email: z.string(), password: z.string() })),
});
type DemoFile = z.infer<typeof DemoFile>;

/** The file comes first: a start that was cut short goes on where it stopped, with the passwords it had chosen. */
export async function openDemo(dataDir: string, { database, auth, parts }: Running): Promise<void> {
  const path = join(dataDir, "demo-seats.json");
  const isNew = !existsSync(path);
  if (isNew) writePrivate(path, `${JSON.stringify(newFile(), null, 2)}\n`);
  const file = DemoFile.parse(JSON.parse(readFileSync(path, "utf8")));
  const passwords = new Map(file.seats.map(({ email, password }) => [email, password]));
  for (const seat of demoSeats()) {
    const password = passwords.get(seat.email);
    if (password && !(await seatTaken({ database }, seat))) await openSeat({ database, openAccount: auth.openSeat }, { ...seat, password });
  }
  await addSite({ database, clock: parts.clock }, "system:demo", DEMO_SITE); // a site that is there is left as it is
  if (!(await findMachine(database.db, file.feedKey, parts.clock()))) {
    await database.transact("system:demo", (tx) =>
      keepApiKey(tx, file.feedKey, "demo hotline", ["inquiries", "hot-words", "metrics"], parts.clock()),
    );
  }
  if (isNew) print(file);
  else console.log(`\n  demo sign-ins: ${path}`);
}

function newFile(): DemoFile {
  return { signIn: SIGN_IN_PATH, feedKey: newApiKey(), seats: demoSeats().map(({ role, email, password }) => ({ role, email, password })) };
}

function print(file: DemoFile): void {
  console.log("\n  Demo seats (shown once; also in demo-seats.json in the data folder):");
  for (const { role, email, password } of file.seats) console.log(`  ${role.padEnd(10)} ${email.padEnd(34)} ${password}`);
}
