/** The hotline's feed: hot words for machines with a key. */
import { Hono } from "hono";
import { z } from "zod";
import { CategoryCode, HotWords } from "../contract.ts";
import type { HotWords as Words } from "../contract.ts";
import { isRegion } from "#language/regions.ts";
import type { HotWordQuery } from "#trends/count-terms.ts";
import { type FindMachine, apiKey } from "./doors.ts";
import { problem } from "./problem.ts";
import { describe, queryOf } from "./routes.ts";

export const HotWordParams = z.object({
  day: z.iso.date().optional(),
  days: z.coerce.number().int().min(1).max(31).default(1),
  region: z.string().refine(isRegion, { message: "没有这个地区代码" }).optional(),
  category: CategoryCode.optional(),
});

export function hotWordQuery(params: z.output<typeof HotWordParams>): HotWordQuery {
  return { day: params.day ?? null, days: params.days, region: params.region ?? null, category: params.category ?? null };
}

export function hotlineApi(hotWords: (query: HotWordQuery) => Promise<Words>, findMachine: FindMachine): Hono {
  const app = new Hono();
  app.get(
    "/api/feeds/hot-words",
    describe({
      tag: "Hotline",
      summary: "Rising words; counts under five people are hidden",
      security: "apiKey",
      ok: { status: 200, schema: HotWords },
      problems: [401, 403, 422],
    }),
    queryOf(HotWordParams),
    async (c) => {
      const key = apiKey(c);
      const machine = key === null ? null : await findMachine(key);
      if (!machine) return problem(c, 401, "not-signed-in", "需要有效的接口密钥");
      if (!machine.scopes.includes("hot-words")) return problem(c, 403, "not-allowed", "这个密钥不能读取热词");
      return c.json(await hotWords(hotWordQuery(c.req.valid("query"))), 200);
    },
  );
  return app;
}
