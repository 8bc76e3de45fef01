/** @jsxImportSource preact */
import { words } from "../frame/language.ts";

export type Version = "plain" | "full";

const VERSIONS = ["plain", "full"] as const;

/** 简明版 or 完整版: both are the lawyer's; the one hides no time limit of the other. */
export function VersionSwitch({ version, choose }: { version: Version; choose: (version: Version) => void }) {
  return (
    <div class="versions" role="group" aria-label={words.answer.version}>
      {VERSIONS.map((one) => (
        <button key={one} type="button" class="plain" aria-pressed={version === one} onClick={() => choose(one)}>
          {one === "plain" ? words.answer.plain : words.answer.full}
        </button>
      ))}
    </div>
  );
}
