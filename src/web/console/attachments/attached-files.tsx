import { Button } from "antd";
import { useState } from "react";
import { when } from "../frame/moment.ts";
import { type Behind, useAttachments } from "./attachments-api.ts";
import "./attachments.css";
import { Viewer } from "./viewer.tsx";
import { nameOf, words } from "./words.ts";

/** What lies beside the citizen's words. @param mine whether this person may open it now */
export function AttachedFiles({ behind, mine }: { behind: Behind; mine: boolean }) {
  const items = useAttachments(behind).data?.items ?? [];
  const [shown, show] = useState<string | null>(null);
  if (items.length === 0) return null;
  const open = items.filter(({ state }) => state === "kept");
  return (
    <section className="attached" aria-label={words.title}>
      <h3>{words.title}</h3>
      <p className="attached-note">{behind.what === "draft" || behind.what === "consultation" ? words.machine : words.unread}</p>
      <ul>
        {items.map((file) => (
          <li key={file.id}>
            <span>
              <b>{nameOf(file)}</b> <span className="small">{when(file.at)}</span>
              {file.state === "kept" ? null : <span className="small"> · {words.states[file.state]}</span>}
              {file.state === "kept" && !file.scanned ? <span className="mark attached-mark">{words.unscanned}</span> : null}
            </span>
            {mine && file.state === "kept" ? (
              <Button size="small" onClick={() => show(file.id)}>
                {words.open(nameOf(file))}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <p className="small">{mine ? words.recorded : words.later[behind.what]}</p>
      {shown === null ? null : <Viewer behind={behind} files={open} shown={shown} show={show} />}
    </section>
  );
}
