/** How often one may call: the part of the environment that bounds abuse. */
import { z } from "zod";
import { type AddressRange, readRange } from "#platform/address.ts";
import type { BoundMode, Limits } from "#platform/bound-rules.ts";

const most = (fallback: number) => z.coerce.number().int().min(1).max(1_000_000).default(fallback);

const Exempt = z.string().transform((written, context): AddressRange[] => {
  try {
    return written
      .split(",")
      .map((one) => one.trim())
      .filter(Boolean)
      .map(readRange);
  } catch (error) {
    context.addIssue({ code: "custom", message: error instanceof Error ? error.message : "no addresses" });
    return z.NEVER;
  }
});

/** Each within ten minutes; what stands behind the figures: docs/decisions/0046. */
export const BoundsEnvironment = z.object({
  RATE_ASK: most(30),
  RATE_PLAIN_ASK: most(10),
  RATE_MESSAGE: most(120),
  RATE_UPLOAD: most(60),
  RATE_TOKEN_ASK: most(10),
  RATE_TOKEN_MESSAGE: most(40),
  RATE_TOKEN_UPLOAD: most(30),
  RATE_SAME_WORDS: most(30),
  RATE_LIKE_WORDS: most(10),
  RATE_EXEMPT: Exempt.default(["127.0.0.0/8", "::1"].map(readRange)),
  STREAMS_PER_ADDRESS: most(300),
  STREAMS_PER_TOKEN: most(6),
  CHALLENGE: z.enum(["off", "pow", "auto"]).default("off"),
  CHALLENGE_BITS: z.coerce.number().int().min(8).max(24).default(17),
});

export type BoundsConfig = { limits: Limits; challenge: { mode: BoundMode; bits: number } };

export function boundsOf(env: z.output<typeof BoundsEnvironment>): BoundsConfig {
  return {
    limits: {
      address: {
        ask: env.RATE_ASK,
        plainAsk: env.RATE_PLAIN_ASK,
        message: env.RATE_MESSAGE,
        upload: env.RATE_UPLOAD,
      },
      token: { ask: env.RATE_TOKEN_ASK, plainAsk: env.RATE_TOKEN_ASK, message: env.RATE_TOKEN_MESSAGE, upload: env.RATE_TOKEN_UPLOAD },
      sameWords: env.RATE_SAME_WORDS,
      likeWords: env.RATE_LIKE_WORDS,
      streams: { address: env.STREAMS_PER_ADDRESS, token: env.STREAMS_PER_TOKEN },
      exempt: env.RATE_EXEMPT,
    },
    challenge: { mode: env.CHALLENGE, bits: env.CHALLENGE_BITS },
  };
}
