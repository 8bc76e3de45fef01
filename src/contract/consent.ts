/** 同意: what is asked at the first send, what stands behind a matter, and the privacy text as it is shown. */
import { z } from "zod";

/**
 * Who agrees: the asker; the guardian of a child under fourteen, who is beside them; or a child under fourteen with no
 * adult to trust, whose words are then received only where they tell of harm.
 */
const ConsentBy = z.enum(["self", "guardian", "alone"]);

export const ConsentSaid = z.object({
  version: z.int().min(1).max(1_000_000).meta({ description: "Of the privacy text that was on screen" }),
  by: ConsentBy.default("self"),
});
export type ConsentSaid = z.output<typeof ConsentSaid>;

/**
 * What a matter was received on (个人信息保护法第十三条、第三十一条). `to-ask`: received because of danger, consent is asked now;
 * `declined`: kept for the danger desk alone; `child`: a child on their own, who cannot consent.
 */
export const MatterConsent = z.object({
  basis: z.enum(["consent", "guardian", "emergency"]),
  stands: z.enum(["given", "to-ask", "declined", "child"]),
});
export type MatterConsent = z.infer<typeof MatterConsent>;

/** After danger: null declines. */
export const ConsentRequest = z.object({ consent: ConsentSaid.nullable() }).meta({ id: "ConsentRequest" });

/** As `Notice` of contract.ts, which imports this file. */
const Part = z.object({
  code: z.string(),
  version: z.int(),
  level: z.enum(["danger", "soon", "info"]),
  title: z.string(),
  body: z.string(),
  calls: z.array(z.object({ label: z.string(), number: z.string() })),
  reviewedBy: z.string().nullable().meta({ description: "The lawyer who approved it; null in the demo" }),
  terms: z.record(z.string(), z.string()).optional().meta({ description: "How long each kind of thing is kept, as it stands in the text" }),
});

/**
 * The privacy text in two layers. It is the `current` of the refusal `consent-needed`, and GET /api/privacy.
 * `version` changes with the text, with the periods of keeping and with who else receives what is written.
 */
export const PrivacyText = z
  .object({
    version: z.int(),
    bureau: z.string().meta({ description: "Who handles what is written" }),
    first: Part.meta({ description: "The first layer: four short lines" }),
    whole: z.array(Part).meta({ description: "The second layer" }),
    child: Part.meta({ description: "For who is under fourteen, in words a child reads" }),
  })
  .meta({ id: "PrivacyText" });
export type PrivacyText = z.infer<typeof PrivacyText>;
