/** The contract's description, and what a caller is told when something breaks. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { refused } from "#http/problem.ts";
import { type RefusalCode, refuse } from "#platform/refusal.ts";
import { type Bureau, call, givenBureau, givenKey, givenPerson } from "#testing/given.node.ts";
import { agreed, ask } from "#testing/matters.node.ts";
import { problemOf } from "#testing/replies.ts";

const Ref = z.object({ $ref: z.string().startsWith("#/components/schemas/") });
const Media = z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) }));
const Operation = z.object({
  operationId: z.string().min(1),
  summary: z.string().min(5),
  tags: z.array(z.string()).length(1),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  parameters: z
    .array(z.object({ in: z.enum(["path", "query", "header"]), name: z.string(), required: z.boolean().optional(), schema: z.unknown() }))
    .optional(),
  requestBody: z.object({ required: z.literal(true), content: Media }).optional(),
  responses: z.record(z.string().regex(/^\d{3}$/), z.object({ description: z.string().min(1), content: Media.optional() })),
});
const Document = z.object({
  openapi: z.literal("3.1.0"),
  info: z.object({ title: z.string(), version: z.string(), license: z.object({ name: z.string() }) }),
  paths: z.record(z.string().startsWith("/"), z.partialRecord(z.enum(["get", "post", "put", "delete", "patch"]), Operation)),
  components: z.object({ schemas: z.record(z.string(), z.unknown()), securitySchemes: z.record(z.string(), z.unknown()) }),
});

let bureau: Bureau;
let document: z.output<typeof Document>;
let operations: { name: string; path: string; operation: z.output<typeof Operation> }[];
beforeAll(async () => {
  bureau = await givenBureau();
  const reply = await call(bureau, "GET", "/openapi.json");
  expect(reply.status).toBe(200);
  document = Document.parse(reply.body);
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, path, operation })),
  );
});
afterAll(() => bureau.close());

describe("the description", () => {
  test("is OpenAPI 3.1 with every route of the issue", () => {
    expect(operations.map((o) => o.name)).toEqual(
      expect.arrayContaining([
        "POST /api/inquiries",
        "GET /api/inquiries/{id}",
        "GET /api/inquiries/{id}/events",
        "POST /api/inquiries/{id}/messages",
        "GET /api/review/queue",
        "POST /api/review/next",
        "GET /api/review/drafts/{id}",
        "POST /api/review/drafts/{id}/claim",
        "POST /api/review/drafts/{id}/approve",
        "POST /api/review/drafts/{id}/return",
        "POST /api/review/drafts/{id}/escalate",
        "GET /api/feeds/hot-words",
        "GET /healthz",
        "GET /readyz",
        "GET /metrics",
      ]),
    );
  });

  test("gives every route a name of its own", () => {
    const ids = operations.map((o) => o.operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("names every part of every path", () => {
    for (const { name, path, operation } of operations) {
      const inPath = (operation.parameters ?? []).filter((p) => p.in === "path" && p.required).map((p) => p.name);
      expect(inPath, name).toEqual(Array.from(path.matchAll(/\{(\w+)\}/g), (m) => m[1]));
    }
  });

  test("tells of each route how it succeeds and how it refuses", () => {
    for (const { name, operation } of operations) {
      const statuses = Object.keys(operation.responses);
      expect(
        statuses.filter((s) => s.startsWith("2")),
        name,
      ).not.toEqual([]);
      expect(statuses, name).toContain("500");
      if (operation.security) expect(statuses, name).toContain("401");
      if (operation.requestBody) expect(statuses, name).toEqual(expect.arrayContaining(["400", "413", "422"]));
      if (/\{\w+\}/.test(name)) expect(statuses, name).toContain("404");
    }
  });

  test("has one shape for every refusal: a problem detail", () => {
    for (const { name, operation } of operations) {
      for (const [status, { content }] of Object.entries(operation.responses).filter(([s]) => !s.startsWith("2"))) {
        expect(content, `${name} ${status}`).toEqual({ "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } });
      }
    }
  });

  test("has the shapes of contract.ts by name, once", () => {
    const named = (route: string, status: string) => {
      const [media] = Object.values(operations.find((o) => o.name === route)?.operation.responses[status]?.content ?? {});
      return Ref.parse(media?.schema).$ref.split("/").at(-1);
    };
    expect(named("POST /api/inquiries", "201")).toBe("AskResponse");
    expect(named("GET /api/inquiries/{id}", "200")).toBe("Inquiry");
    expect(named("GET /api/inquiries/{id}/events", "200")).toBe("InquiryEvent");
    expect(named("GET /api/review/queue", "200")).toBe("ReviewQueue");
    expect(named("POST /api/review/next", "200")).toBe("Draft");
    expect(named("GET /api/feeds/hot-words", "200")).toBe("HotWords");
  });

  test("takes requests by name as well", () => {
    const bodies = operations.flatMap(({ operation }) => Object.values(operation.requestBody?.content ?? {}).map((m) => m.schema["$ref"]));
    for (const name of [
      "AskRequest",
      "MessageRequest",
      "ApproveRequest",
      "ReturnRequest",
      "EscalateRequest",
      "EditRequest",
      "ReferralDecision",
    ]) {
      expect(bodies).toContain(`#/components/schemas/${name}`);
    }
  });

  test("points at nothing that is not there", () => {
    const refs = JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g);
    for (const [, ref = ""] of refs)
      expect(Object.keys(document.components.schemas), ref).toContain(ref.replace("#/components/schemas/", ""));
    const schemes = Object.keys(document.components.securitySchemes);
    for (const { operation } of operations)
      for (const scheme of (operation.security ?? []).flatMap((s) => Object.keys(s))) expect(schemes).toContain(scheme);
  });

  test("says that no work waiting is an empty reply", () => {
    expect(operations.find((o) => o.name === "POST /api/review/next")?.operation.responses["204"]).not.toHaveProperty("content");
  });
});

describe("a refusal", () => {
  const source = readFileSync(join(import.meta.dirname, "../platform/refusal.ts"), "utf8");
  const codes = Array.from(source.matchAll(/^ {2}\| "([a-z-]+)"/gm), (m) => m[1] as RefusalCode);

  test.each(codes)("%s has its status, its code and its reason", async (code) => {
    const app = new Hono().get("/", (c) => refused(c, refuse(code, "因为如此", { errors: [{ field: "f", message: "m" }], current: 1 })));
    const response = await app.request("/");
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect(await response.json()).toEqual({
      type: `urn:wenfa:problem:${code}`,
      title: "因为如此",
      status: response.status,
      code,
      errors: [{ field: "f", message: "m" }],
      current: 1,
    });
  });

  test("an address that does not exist is a problem detail too", async () => {
    problemOf(await call(bureau, "GET", "/api/nothing"), 404, "not-found");
    problemOf(await call(bureau, "DELETE", "/api/inquiries"), 404, "not-found");
  });
});

describe("for those who run the service", () => {
  test("it says that it is alive and that its database answers", async () => {
    expect((await call(bureau, "GET", "/healthz")).body).toEqual({ ok: true, version: "test" });
    expect((await call(bureau, "GET", "/readyz")).body).toEqual({ ok: true });
  });

  test("its figures are for this machine or a key that may read them", async () => {
    problemOf(await call(bureau, "GET", "/metrics"), 403, "not-allowed");
    problemOf(
      await call(bureau, "GET", "/metrics", { headers: { "x-api-key": await givenKey(bureau, ["hot-words"]) } }),
      403,
      "not-allowed",
    );
    expect((await call(bureau, "GET", "/metrics", { headers: { "x-api-key": await givenKey(bureau, ["metrics"]) } })).status).toBe(200);
  });

  test("every page keeps to its own origin, frames and referrers included", async () => {
    const { headers } = await call(bureau, "GET", "/healthz");
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(headers.get("content-security-policy")).toContain("script-src 'self'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
  });
});

describe("when the database is gone", () => {
  let broken: Bureau;
  let token: string;
  let id: string;
  let cookie: string;
  beforeAll(async () => {
    broken = await givenBureau();
    ({ id, token } = await ask(broken));
    ({ cookie } = await givenPerson(broken, "lawyer"));
    await broken.close();
  });

  test.each([
    ["a citizen who asks", () => call(broken, "POST", "/api/inquiries", { body: { question: "公司欠我工资", ...agreed(broken) } })],
    ["a citizen who looks", () => call(broken, "GET", `/api/inquiries/${id}`, { as: token })],
    ["a lawyer", () => call(broken, "POST", "/api/review/next", { headers: { cookie } })],
    ["a machine", () => call(broken, "GET", "/api/feeds/hot-words", { as: "wf_some-key-some-key" })],
  ])("%s is told a reference and whom to call, and nothing of the inside", async (_, attempt) => {
    broken.logged.length = 0;
    const problem = problemOf(await attempt(), 500, "unexpected");
    expect(Object.keys(problem).toSorted()).toEqual(["code", "reference", "status", "title", "type"]);
    expect(problem.title).toBe("服务出错，请稍后再试，或者拨打 12348");
    expect(problem.reference).toMatch(/^[0-9a-f-]{36}$/);
    const [line] = broken.logged.filter((l) => l.includes(problem.reference ?? "none"));
    expect(JSON.parse(line ?? "{}")).toMatchObject({ level: "error", event: "unexpected", reference: problem.reference });
  });

  test("what is logged says where it broke, not whom it was about", () => {
    expect(broken.logged.join()).not.toContain(id);
    expect(broken.logged.join()).not.toContain("公司欠我工资");
  });

  test("it is alive, and says that it is not ready", async () => {
    expect((await call(broken, "GET", "/healthz")).status).toBe(200);
    problemOf(await call(broken, "GET", "/readyz"), 503, "not-ready");
  });
});
