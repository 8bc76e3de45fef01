// Plain JavaScript for any Node ≥ 20: installs what the lock file says, then hands over to the project's own Node 24.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL(".", import.meta.url));
const bin = join(root, "node_modules", ".bin");
const [, , command = "start", ...args] = process.argv;

const COMMANDS = {
  start: () => (install(), build(), hand("node", ["src/main.node.ts", ...args])),
  build: () => (install(), build()),
  test: () => (install(), build(), hand("vitest", ["run", ...args])),
  "test:postgres": () => (install(), build(), postgresTests()),
  check: () => (install(), build(), check()),
  format: () => (install(), run("oxfmt", args)),
  run: () => (install(), hand("node", args)),
};

if (!(command in COMMANDS)) fail(`unknown command ${command}; one of ${Object.keys(COMMANDS).join(", ")}`);
COMMANDS[command]();

/** `npm ci` when the lock file is not the one that was installed. */
function install() {
  const want = hash([join(root, "package-lock.json")]);
  const stamp = join(root, "node_modules", ".installed");
  if (read(stamp) === want) return;
  console.log("installing what the lock file says (once)…");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const result = spawnSync(npm, ["ci", "--no-fund", "--no-audit", "--loglevel=error"], {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (result.status !== 0) fail("npm ci failed");
  if (!node24()) fail("no Node 24 came with the install; optional dependencies must not be left out (npm ci --include=optional)");
  writeFileSync(stamp, want);
}

/** The web parts, when their sources changed. */
function build() {
  const sources = [
    ...files(join(root, "src", "web")),
    join(root, "src", "contract.ts"),
    ...files(join(root, "src", "contract")),
    ...files(join(root, "corpus", "languages")),
    join(root, "vite.config.ts"),
    join(root, "vite.words.ts"),
    join(root, "package-lock.json"),
  ];
  const want = hash(sources.filter((file) => !file.endsWith(".test.ts")));
  const stamp = join(root, "dist", ".built");
  if (read(stamp) === want) return;
  console.log("building the web parts…");
  run("vite", ["build", "--logLevel", "error"]);
  for (const mode of ["widget", "embed"]) run("vite", ["build", "--logLevel", "error", "--mode", mode]);
  mkdirSync(join(root, "dist"), { recursive: true });
  writeFileSync(stamp, want);
}

function check() {
  run("oxfmt", ["--check"]);
  run("oxlint", ["--type-aware", "--max-warnings", "0"]);
  run("tsc", ["--noEmit"]);
  run("knip", []);
  run("node", ["evals/script-size.node.ts"]);
  run("wrangler", ["deploy", "--dry-run", "--outdir", "dist/worker"]);
}

function postgresTests() {
  if (!process.env.TEST_DATABASE_URL)
    fail("set TEST_DATABASE_URL to a PostgreSQL ≥ 15 with pgvector where databases may be made and dropped");
  hand("vitest", ["run", "--project", "database", "--project", "path", ...args]);
}

/** Runs a tool on Node 24 and ends here when it fails. */
function run(tool, toolArgs) {
  const result = spawnSync(...on24(tool, toolArgs), { cwd: root, stdio: "inherit", env: environment() });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/** Hands the process over: signals and the exit code pass through. */
function hand(tool, toolArgs) {
  const child = spawn(...on24(tool, toolArgs), { cwd: process.cwd(), stdio: "inherit", env: environment() });
  // A terminal's Ctrl-C reaches the child as well; it takes the second one as the first.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

function on24(tool, toolArgs) {
  const node = node24();
  const flags = ["--disable-warning=ExperimentalWarning"];
  if (tool === "node") return [node, [...flags, ...toolArgs.map((arg, i) => (i === 0 ? join(root, arg) : arg))]];
  return [node, [...flags, script(tool), ...toolArgs]];
}

/** The JavaScript file behind a package's command. */
function script(tool) {
  const owner = { tsc: "typescript", wrangler: "wrangler" }[tool] ?? tool;
  const { bin: bins } = JSON.parse(readFileSync(join(root, "node_modules", owner, "package.json"), "utf8"));
  return join(root, "node_modules", owner, typeof bins === "string" ? bins : bins[tool]);
}

function node24() {
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  const local = join(bin, process.platform === "win32" ? "node.cmd" : "node");
  return existsSync(local) ? local : null;
}

function environment() {
  return {
    ...process.env,
    PATH: `${bin}${delimiter}${process.env.PATH ?? ""}`,
    WRANGLER_SEND_METRICS: "false",
    DO_NOT_TRACK: "1",
  };
}

function files(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}

function hash(paths) {
  const digest = createHash("sha256");
  for (const path of [...paths].sort()) digest.update(path.slice(root.length)).update("\0").update(readFileSync(path));
  return digest.digest("hex");
}

function read(path) {
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
