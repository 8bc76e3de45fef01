import { Button } from "antd";
import { useState } from "react";
import type { DraftView } from "../../../contract.ts";
import { day } from "../frame/moment.ts";
import { Link } from "../frame/path.tsx";
import { useMe } from "../frame/session.ts";
import { useReleasesOf } from "../memory/memory-api.ts";
import { words } from "../strings.ts";
import { ReleaseDialog } from "./release-dialog.tsx";

/** Beside an answer that was delivered: whether others are given parts of it, and the way to have them. */
export function ReleasePanel({ draft }: { draft: DraftView }) {
  const me = useMe();
  const [open, setOpen] = useState(false);
  const list = useReleasesOf(draft.id);
  const standing = list.data?.items.find(({ state }) => state !== "withdrawn");
  return (
    <section className="group-beside" aria-label={words.pages.memory}>
      <h2>{words.pages.memory}</h2>
      {standing ? (
        <p>
          {words.memory.isIn(standing.lawyer, day(standing.at), words.memory.state[standing.state])}{" "}
          <Link to="/console/memory">{words.memory.see}</Link>
        </p>
      ) : (
        <p className="small">{words.memory.invite}</p>
      )}
      {me.lawyer && list.data && !standing ? <Button onClick={() => setOpen(true)}>{words.memory.release}</Button> : null}
      {open ? <ReleaseDialog draft={draft} onClose={() => setOpen(false)} /> : null}
    </section>
  );
}
