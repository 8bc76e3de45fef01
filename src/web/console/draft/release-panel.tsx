import { Button } from "antd";
import { useState } from "react";
import type { DraftView } from "../../../contract.ts";
import { day } from "../frame/moment.ts";
import { Link } from "../frame/path.tsx";
import { useMe } from "../frame/session.ts";
import { useReleasesOf } from "../memory/memory-api.ts";
import { frame } from "../frame/words.ts";
import { words as memoryWords } from "../memory/words.ts";
import { ReleaseDialog } from "./release-dialog.tsx";

/** Beside an answer that was delivered: whether others are given parts of it, and the way to have them. */
export function ReleasePanel({ draft }: { draft: DraftView }) {
  const me = useMe();
  const [open, setOpen] = useState(false);
  const list = useReleasesOf(draft.id);
  const standing = list.data?.items.find(({ state }) => state !== "withdrawn");
  return (
    <section className="group-beside" aria-label={frame.pages.memory}>
      <h2>{frame.pages.memory}</h2>
      {standing ? (
        <p>
          {memoryWords.isIn(standing.lawyer, day(standing.at), memoryWords.state[standing.state])}{" "}
          <Link to="/console/memory">{memoryWords.see}</Link>
        </p>
      ) : (
        <p className="small">{memoryWords.invite}</p>
      )}
      {me.lawyer && list.data && !standing ? <Button onClick={() => setOpen(true)}>{memoryWords.release}</Button> : null}
      {open ? <ReleaseDialog draft={draft} onClose={() => setOpen(false)} /> : null}
    </section>
  );
}
