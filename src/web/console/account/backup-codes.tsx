import { Button } from "antd";
import { announce } from "../frame/announce.tsx";
import { words } from "./words.ts";

const said = words.factor;

/** Shown this once; the server cannot show them again. */
export function BackupCodes({ codes, onKept }: { codes: string[]; onKept?: () => void }) {
  const copy = () => void navigator.clipboard?.writeText(codes.join("\n")).then(() => announce(said.copied));
  return (
    <div>
      <p>{said.keepHelp}</p>
      <ul className="backup-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="bar-buttons">
        <Button onClick={copy}>{said.copy}</Button>
        {onKept ? (
          <Button type="primary" onClick={onKept}>
            {said.kept}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
