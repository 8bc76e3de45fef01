/** Delivery: what the room hands on; `pipeline.ts` says to whom. */
export type DeliveryOutcome = { kind: "delivered"; answerId: string; inquiryId: string };
