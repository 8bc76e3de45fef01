/** For those who run the service: health, readiness, metrics, the API's description. */
import { type Context, Hono } from "hono";
import { openAPIRouteHandler } from "hono-openapi";
import { z } from "zod";
import type { FindMachine } from "./doors.ts";
import { machineWith } from "./doors.ts";
import { problem } from "./problem.ts";
import { describe } from "./routes.ts";

export type OperationsDeps = {
  /** Throws where the database does not answer. */
  ready: () => Promise<void>;
  metrics: () => Promise<string>;
  findMachine: FindMachine;
  isLoopback: (c: Context) => boolean;
  version: string;
};

const Alive = z.object({ ok: z.literal(true), version: z.string() });
const Ready = z.object({ ok: z.literal(true) });

/** @param api the whole application, whose described routes the document lists */
export function operationsApi({ ready, metrics, findMachine, isLoopback, version }: OperationsDeps, api: Hono): Hono {
  const app = new Hono();
  const about = (summary: string, schema: z.ZodType, problems: number[], type?: string) =>
    describe({ tag: "Operations", summary, security: null, ok: { status: 200, schema, ...(type ? { type } : {}) }, problems });
  app.get("/healthz", about("The process is alive", Alive, []), (c) => c.json({ ok: true, version }));
  app.get("/readyz", about("The database answers", Ready, [503]), async (c) => {
    try {
      await ready();
      return c.json({ ok: true });
    } catch {
      return problem(c, 503, "not-ready", "数据库没有响应");
    }
  });
  app.get(
    "/metrics",
    about("Prometheus text, for this machine or with a key of scope metrics", z.string(), [403], "text/plain"),
    async (c) => {
      if (!isLoopback(c) && !(await machineWith(c, findMachine, "metrics")))
        return problem(c, 403, "not-allowed", "只对本机或者持密钥者开放");
      return c.text(await metrics(), 200, { "content-type": "text/plain; version=0.0.4; charset=utf-8" });
    },
  );
  app.get(
    "/openapi.json",
    openAPIRouteHandler(api, { documentation: DOCUMENT(version), defaultValidationErrorResponse: false, excludeStaticFile: false }),
  );
  return app;
}

const DOCUMENT = (version: string) => ({
  openapi: "3.1.0",
  info: {
    title: "Wenfa 问法",
    version,
    description: "Legal consultation in which a lawyer reviews every answer. Errors are RFC 9457 problem details with stable codes.",
    license: { name: "Apache-2.0" },
  },
  components: {
    securitySchemes: {
      followUpToken: { type: "http" as const, scheme: "bearer", description: "The token of POST /api/inquiries" },
      staffCookie: { type: "apiKey" as const, in: "cookie" as const, name: "wenfa.session_token" },
      apiKey: { type: "apiKey" as const, in: "header" as const, name: "X-Api-Key" },
    },
  },
});
