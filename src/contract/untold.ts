/** 待告知: approved answers of callers and visitors that nobody has read out yet, and that nobody opened on a page. */
import { z } from "zod";
import { CategoryCode, Channel } from "../contract.ts";

export const Untold = z
  .object({
    answerId: z.string(),
    category: CategoryCode,
    channel: Channel,
    approvedAt: z.iso.datetime(),
    waits: z.enum(["call", "being-called", "no-number", "not-by-phone", "not-reached"]).meta({
      description:
        "call: a number was left · being-called: somebody has taken the call · the rest: told when they ring or come by their code",
    }),
    callId: z.string().nullable().meta({ description: "The call, while it is this person's" }),
    holder: z.string().nullable(),
  })
  .meta({ id: "Untold" });
export type Untold = z.infer<typeof Untold>;

export const UntoldList = z
  .object({ items: z.array(Untold), all: z.int().meta({ description: "Counted up to 1000" }) })
  .meta({ id: "UntoldList" });
export type UntoldList = z.infer<typeof UntoldList>;
