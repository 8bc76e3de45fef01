/** A bureau's API with the built pages before it, as main.node.ts puts them together. */
import { createRequire } from "node:module";
import { join } from "node:path";
import { Hono } from "hono";
import { forPages } from "../compose/for-sites.ts";
import { pages } from "#http/pages.node.ts";
import type { Bureau } from "./given.node.ts";
import { ROOT } from "./running.node.ts";

const SWAGGER = join(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"), "..");

export function withPages(bureau: Bureau): Hono {
  const doors = { ...forPages(bureau), frameAncestors: "'self'" };
  return new Hono().route("/", bureau.app).route("/", pages(join(ROOT, "dist/web"), SWAGGER, doors));
}
