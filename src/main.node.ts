/** The Node door: environment → config → service → serve, and a clean way out. */
import { serve } from "@hono/node-server";
import { type Config, parseConfig } from "./config.ts";
import { openDemo } from "./demo.node.ts";
import { type Running, openService } from "./service.node.ts";
import { DataFolderHeld } from "#platform/data-folder.node.ts";

const began = performance.now();

try {
  const config = parseConfig(process.env);
  const running = await openService(config);
  if (config.demo) await openDemo(config.dataDir, running);
  listen(config, running);
} catch (error) {
  const expected = error instanceof DataFolderHeld || (error instanceof Error && error.message.startsWith("configuration:"));
  console.error(expected ? error.message : error);
  process.exit(expected ? 2 : 1);
}

function listen(config: Config, running: Running): void {
  const server = serve({ fetch: running.app.fetch, port: config.port, hostname: config.host }, ({ port }) => {
    const at = `http://${config.host}:${port}`;
    console.log(
      `\n  Wenfa 问法 is ready after ${((performance.now() - began) / 1000).toFixed(1)} s${config.demo ? " (demo: sample people, sample data)" : ""}`,
    );
    console.log(`  citizens   ${at}/\n  staff      ${at}/console\n  API        ${at}/docs\n`);
  });
  server.on("error", (error: NodeJS.ErrnoException) => {
    console.error(error.code === "EADDRINUSE" ? `port ${config.port} is in use; choose another with PORT` : error);
    void running.close().finally(() => process.exit(2));
  });
  let leaving = false;
  const leave = () => {
    if (leaving) return;
    leaving = true;
    console.log("stopping: jobs finish or go back");
    if ("closeAllConnections" in server) server.closeAllConnections();
    server.close();
    void running.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", leave);
  process.on("SIGTERM", leave);
}
