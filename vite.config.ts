import { resolve } from "node:path";
import { defineConfig } from "vite";

const root = resolve(import.meta.dirname, "src/web");

/** Four pages and one guest script. `--mode embed` builds the script that other sites load. */
export default defineConfig(({ mode }) => ({
  root,
  base: "/",
  build: {
    outDir: resolve(import.meta.dirname, "dist/web"),
    emptyOutDir: mode !== "embed",
    manifest: mode !== "embed", // evals/script-size.node.ts adds up what a page loads
    target: "es2022",
    rolldownOptions:
      mode === "embed"
        ? {
            input: resolve(root, "embed/embed.ts"),
            output: { format: "iife" as const, entryFileNames: "embed.js", codeSplitting: false },
          }
        : {
            input: {
              home: resolve(root, "home/index.html"),
              widget: resolve(root, "widget/index.html"),
              law: resolve(root, "law/index.html"),
              console: resolve(root, "console/index.html"),
            },
          },
  },
}));
