/** 台账, statistics and workload of a month. */
import { z } from "zod";
import { EditReason, Month } from "./learning.ts";

const Count = z.int().min(0);

/** Of matters received in the month, whatever month they were answered in. */
export const MatterFigures = z
  .object({
    received: Count,
    answered: Count,
    withdrawn: Count,
    medianMinutes: z.number().nullable().meta({ description: "From receipt to the first answer" }),
    p90Minutes: z.number().nullable(),
    promised: Count.meta({ description: "Matters whose first service promise was kept or broken" }),
    kept: Count,
    rated: Count,
    satisfied: Count.meta({ description: "Four or five stars" }),
    referrals: Count,
    legalAid: Count.meta({ description: "Referrals that legal aid took in" }),
    alerts: Count,
    corrections: Count,
    complaints: Count,
    told: Count.meta({ description: "Whose first answer was told by mouth" }),
  })
  .meta({ id: "MatterFigures" });
export type MatterFigures = z.infer<typeof MatterFigures>;

export const Dimension = z.enum(["district", "seatClass", "channel", "category", "urgency", "lawyer"]);
export type Dimension = z.infer<typeof Dimension>;

const Part = z.object({
  key: z.string().meta({ description: "A code; of a district GB/T 2260, empty where it was not said" }),
  name: z.string().nullable().meta({ description: "Of a district or a lawyer" }),
  figures: MatterFigures,
});
export type Part = z.infer<typeof Part>;

export const Statistics = z
  .object({
    month: z.string(),
    total: MatterFigures,
    by: z.record(Dimension, z.array(Part)),
    days: z.array(z.object({ day: z.iso.date(), received: Count, answered: Count })),
    files: Count.meta({ description: "How many 台账 files the month has" }),
  })
  .meta({ id: "Statistics" });
export type Statistics = z.infer<typeof Statistics>;

export const LedgerParams = z.object({ month: Month, part: z.coerce.number().int().min(1).max(1000).default(1) });

/** What is paid for, one code a kind. `duty-hour` is counted in minutes. */
export const WorkCode = z.enum([
  "answer",
  "correction",
  "return",
  "escalation",
  "consultation",
  "second-reading",
  "re-review",
  "call",
  "taken-down",
  "told",
  "duty-hour",
  "night",
]);
export type WorkCode = z.infer<typeof WorkCode>;

export const WorkLine = z.object({
  code: WorkCode,
  amount: Count.meta({ description: "Pieces; of duty-hour minutes" }),
  fen: z.int().nullable().meta({ description: "Null: some of it has no price" }),
});
export type WorkLine = z.infer<typeof WorkLine>;

const LawyerWork = z.object({
  id: z.string(),
  name: z.string(),
  workNo: z.string().nullable(),
  firm: z.string(),
  lines: z.array(WorkLine),
  fen: z.int().nullable().meta({ description: "Null: nothing has a price" }),
});

export const Workload = z
  .object({
    month: z.string(),
    lawyers: z.array(LawyerWork),
    over: z.boolean().meta({ description: "The month has ended" }),
    closed: z
      .object({ at: z.iso.datetime(), by: z.string(), sha256: z.string() })
      .nullable()
      .meta({ description: "Figures of a closed month never change" }),
  })
  .meta({ id: "Workload" });
export type Workload = z.infer<typeof Workload>;

export const CloseMonth = z.object({ month: Month }).meta({ id: "CloseMonth" });

export const TariffEntry = z.object({
  code: WorkCode,
  fen: z.int().min(0).max(100_000_000),
  fromDay: z.iso.date(),
  setBy: z.string(),
  setAt: z.iso.datetime(),
});
export type TariffEntry = z.infer<typeof TariffEntry>;

export const Tariff = z
  .object({ entries: z.array(TariffEntry).meta({ description: "The newest first; the first that holds for a day is its price" }) })
  .meta({ id: "Tariff" });
export type Tariff = z.infer<typeof Tariff>;

export const SetTariff = TariffEntry.pick({ code: true, fen: true, fromDay: true }).meta({ id: "SetTariff" });
export type SetTariff = z.infer<typeof SetTariff>;

/** 我的这个月. */
export const MyMonth = z
  .object({
    month: z.string(),
    decided: Count,
    approved: Count,
    edited: Count,
    medianSeconds: z.number().nullable(),
    promised: Count,
    kept: Count,
    reasons: z.partialRecord(EditReason, Count),
    lines: z.array(WorkLine),
    fen: z.int().nullable(),
    closed: z.boolean(),
  })
  .meta({ id: "MyMonth" });
export type MyMonth = z.infer<typeof MyMonth>;
