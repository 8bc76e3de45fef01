/** 指派: whom legal aid that was granted is given, as the clerk records it and the citizen is told. */
import { z } from "zod";

/** 法律援助法 12, 13, 17: a lawyer of the agency or of a firm, a legal worker at the grass roots, a volunteer. */
export const AidKind = z.enum(["agency", "lawyer", "legal-worker", "volunteer"]);
export type AidKind = z.infer<typeof AidKind>;

const Line = (least: number, most: number) => z.string().trim().min(least).max(most);

export const AppointRequest = z
  .object({
    name: Line(2, 40),
    kind: AidKind,
    organisation: Line(2, 80),
    reference: Line(2, 60).meta({ description: "指派通知书文号" }),
    appointedOn: z.iso.date().meta({ description: "From the day of the decision until today, in China" }),
    because: z.string().trim().max(500).default("").meta({ description: "Why another takes over; needed from the second on" }),
  })
  .meta({ id: "AppointRequest" });
export type AppointRequest = z.input<typeof AppointRequest>;

export const AidAppointment = z.object({
  name: z.string(),
  kind: AidKind,
  organisation: z.string(),
  reference: z.string(),
  appointedOn: z.iso.date(),
  because: z.string().nullable(),
  recordedBy: z.string(),
  recordedAt: z.iso.datetime(),
});
export type AidAppointment = z.infer<typeof AidAppointment>;
