import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { parseConfig, readyToServe } from "./config.ts";

const SERVER = "postgres://wenfa@db.example/wenfa";

describe("demo mode", () => {
  test("is on where nothing says otherwise", () => {
    expect(parseConfig({})).toMatchObject({ demo: true, host: "127.0.0.1", port: 8787, dataDir: ".data", databaseUrl: null });
  });

  test("is off where a database server is named", () => {
    expect(parseConfig({ DATABASE_URL: SERVER })).toMatchObject({ demo: false, databaseUrl: SERVER });
  });

  test("is off in production, with or without a database server", () => {
    expect(parseConfig({ NODE_ENV: "production" }).demo).toBe(false);
    expect(parseConfig({ NODE_ENV: "production", DATABASE_URL: SERVER }).demo).toBe(false);
  });

  test("is not switched off by development", () => {
    expect(parseConfig({ NODE_ENV: "development" }).demo).toBe(true);
  });

  test("is forced by DEMO=1 alone, not by DEMO=0", () => {
    expect(parseConfig({ NODE_ENV: "production", DATABASE_URL: SERVER, DEMO: "1" }).demo).toBe(true);
    expect(parseConfig({ NODE_ENV: "production", DEMO: "0" }).demo).toBe(false);
  });

  test("listens on this machine only, whatever HOST says", () => {
    expect(parseConfig({ HOST: "0.0.0.0" }).host).toBe("127.0.0.1");
    expect(parseConfig({ HOST: "0.0.0.0", DATABASE_URL: SERVER, DEMO: "1" }).host).toBe("127.0.0.1");
  });

  test("once off, HOST is obeyed, and still this machine only by default", () => {
    expect(parseConfig({ HOST: "0.0.0.0", DATABASE_URL: SERVER }).host).toBe("0.0.0.0");
    expect(parseConfig({ DATABASE_URL: SERVER }).host).toBe("127.0.0.1");
  });
});

describe("what an answer bears", () => {
  test("the demo has a bureau's name that says what it is; production has the one it sets, or none", () => {
    expect(parseConfig({}).bureauName).toBe("公共法律服务中心（演示）");
    expect(parseConfig({ DATABASE_URL: SERVER }).bureauName).toBeNull();
    expect(parseConfig({ DATABASE_URL: SERVER, BUREAU_NAME: "某市公共法律服务中心" }).bureauName).toBe("某市公共法律服务中心");
  });

  test("nobody is served in the name of no bureau, though its commands run", () => {
    expect(() => readyToServe(parseConfig({ DATABASE_URL: SERVER }))).toThrow("configuration: BUREAU_NAME");
    expect(() => readyToServe(parseConfig({ NODE_ENV: "production", BUREAU_NAME: "" }))).toThrow("BUREAU_NAME");
    expect(() => readyToServe(parseConfig({ DATABASE_URL: SERVER, BUREAU_NAME: "某市公共法律服务中心" }))).not.toThrow();
    expect(() => readyToServe(parseConfig({}))).not.toThrow();
  });

  test("the lawyer is shown by name unless the bureau says otherwise", () => {
    expect(parseConfig({})).toMatchObject({ lawyerShown: "name", aigcProducerCode: null });
    expect(parseConfig({ LAWYER_SHOWN: "work-no", AIGC_PRODUCER_CODE: "001191" })).toMatchObject({
      lawyerShown: "work-no",
      aigcProducerCode: "001191",
    });
  });
});

describe("values", () => {
  test("an empty variable is one that is not set", () => {
    expect(parseConfig({ PORT: "", DATABASE_URL: "", LLM_BASE_URL: "" })).toMatchObject({ port: 8787, databaseUrl: null, llm: null });
  });

  test.each([
    ["PORT", "70000"],
    ["PORT", "eighty"],
    ["DATABASE_URL", "mysql://db.example/wenfa"],
    ["LLM_BASE_URL", "not a url"],
    ["LLM_TIMEOUT_MS", "5"],
    ["LLM_STRUCTURED", "xml"],
    ["LLM_CONCURRENCY", "0"],
    ["LLM_PRICE_IN", "-1"],
    ["TRIAGE_DOUBT", "1.2"],
    ["TRIAGE_TIMEOUT_MS", "5"],
    ["WENFA_AUTH_SECRET", "short"],
    ["LEASE_MINUTES", "0"],
    ["LAWYER_SHOWN", "nobody"],
    ["FACTS_WAIT_SECONDS", "1.5"],
    ["DANGER_WEBHOOK_SECRET", "short"],
    ["DANGER_CLOSE_MINUTES", "0"],
  ])("a wrong %s stops the start and is named", (name, value) => {
    expect(() => parseConfig({ [name]: value })).toThrow(new RegExp(`^configuration: [\\s\\S]*${name}`));
  });

  test("every wrong variable is named at once", () => {
    expect(() => parseConfig({ PORT: "x", LEASE_MINUTES: "x" })).toThrow(/PORT[\s\S]*LEASE_MINUTES/);
  });

  test("an endpoint needs its model's name", () => {
    expect(() => parseConfig({ LLM_BASE_URL: "http://llm.example/v1" })).toThrow("configuration: LLM_BASE_URL needs LLM_MODEL");
    expect(() => parseConfig({ EMBEDDINGS_BASE_URL: "http://llm.example/v1" })).toThrow(
      "configuration: EMBEDDINGS_BASE_URL needs EMBEDDINGS_MODEL",
    );
  });

  test("a model without its endpoint is no model", () => {
    expect(parseConfig({ LLM_MODEL: "qwen", EMBEDDINGS_MODEL: "bge" })).toMatchObject({ llm: null, embeddings: null });
  });

  test("an endpoint may go without a key, and a call has a minute", () => {
    const { llm } = parseConfig({ LLM_BASE_URL: "http://llm.example/v1", LLM_MODEL: "qwen" });
    expect(llm).toEqual({
      baseUrl: "http://llm.example/v1",
      apiKey: "none",
      model: "qwen",
      timeoutMs: 60_000,
      structured: "json_schema",
      concurrency: 2,
      prices: null,
      day: { budget: null, tokens: null },
      breakAfter: 5,
      breakSeconds: 60,
    });
  });

  test("a budget in money needs both prices", () => {
    const endpoint = { LLM_BASE_URL: "http://llm.example/v1", LLM_MODEL: "qwen", LLM_BUDGET_PER_DAY: "20" };
    expect(() => parseConfig({ ...endpoint, LLM_PRICE_IN: "2" })).toThrow("LLM_BUDGET_PER_DAY needs LLM_PRICE_IN and LLM_PRICE_OUT");
    const { llm } = parseConfig({ ...endpoint, LLM_PRICE_IN: "2", LLM_PRICE_OUT: "8", LLM_TOKENS_PER_DAY: "1000000" });
    expect(llm).toMatchObject({ prices: { in: 2, out: 8 }, day: { budget: 20, tokens: 1_000_000 } });
  });

  test("what seals personal data stands apart from what may be printed", () => {
    const sealed = {
      WENFA_KEYS: "k1:c2VhbA==",
      WENFA_INDEX_KEY: "aW5kZXg=",
      WENFA_AUTH_SECRET: "s".repeat(40),
      DANGER_WEBHOOK_URL: "https://gateway.example/send?access_token=t0ken",
      DANGER_WEBHOOK_SECRET: "shared-with-the-gateway",
      CLOCKS_WEBHOOK_URL: "https://gateway.example/clocks?token=sealed-8",
      CLOCKS_WEBHOOK_SECRET: "sealed-9-of-the-clocks-gateway",
      OIDC_CLIENT_SECRET: "secret-of-the-client",
      ATTACHMENTS_S3_KEY: "key-of-the-bucket",
      ATTACHMENTS_S3_SECRET: "secret-of-the-bucket",
    };
    const { secrets, ...rest } = parseConfig(sealed);
    expect(secrets).toEqual({
      keys: sealed.WENFA_KEYS,
      indexKey: sealed.WENFA_INDEX_KEY,
      authSecret: sealed.WENFA_AUTH_SECRET,
      webhooks: {
        danger: { url: sealed.DANGER_WEBHOOK_URL, secret: sealed.DANGER_WEBHOOK_SECRET },
        clocks: { url: sealed.CLOCKS_WEBHOOK_URL, secret: sealed.CLOCKS_WEBHOOK_SECRET },
      },
      oidcClientSecret: sealed.OIDC_CLIENT_SECRET,
      s3Key: sealed.ATTACHMENTS_S3_KEY,
      s3Secret: sealed.ATTACHMENTS_S3_SECRET,
    });
    for (const secret of Object.values(sealed)) expect(inspect(rest, { depth: 9 })).not.toContain(secret);
  });
});
