import { useQuery } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { useState } from "react";
import type { DraftVersion, DraftVersions } from "../../../contract/working.ts";
import { announce } from "../frame/announce.tsx";
import { Failure } from "../frame/failure.tsx";
import { when } from "../frame/moment.ts";
import { Waiting } from "../frame/page.tsx";
import { fetchOne } from "../frame/server.ts";
import { ChangesList } from "./changes-list.tsx";
import { isDirty, type ChangeDesk, type Desk } from "./desk.ts";
import { editorWords } from "./editor-words.ts";
import { whatChanged } from "./what-changed.ts";

const said = editorWords.history;
const pathOf = (id: string) => `/api/review/drafts/${encodeURIComponent(id)}/versions`;

type Restore = ((body: DraftVersion["body"], version: number) => void) | null;

/** What one version changed, against the one before it. */
function Opened({ id, version, restore }: { id: string; version: number; restore: Restore }) {
  const found = useQuery({
    queryKey: ["version", id, version],
    queryFn: ({ signal }) => fetchOne<DraftVersion>(`${pathOf(id)}/${version}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (found.isError) return <Failure title={said.failed} error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Waiting />;
  const { body, before } = found.data;
  const changes = before ? whatChanged(before, body) : [];
  return (
    <div className="version-opened">
      <p className="small">{before ? said.changes(changes.length) : said.first}</p>
      {changes.length > 0 ? <ChangesList changes={changes} label={said.changes(changes.length)} /> : null}
      {restore ? <Button onClick={() => restore(body, version)}>{said.restore(version)}</Button> : null}
    </div>
  );
}

type Props = { desk: Desk; change: ChangeDesk; mine: boolean; onClose: () => void };

/** Who wrote which version when, what it changed, and the way back to it: as an edit, which is saved like any other. */
export function VersionsDialog({ desk, change, mine, onClose }: Props) {
  const { id, version: now } = desk.shown;
  const [opened, setOpened] = useState<number | null>(null);
  const found = useQuery({
    queryKey: ["versions", id],
    queryFn: ({ signal }) => fetchOne<DraftVersions>(pathOf(id), signal),
    gcTime: 0,
  });
  const restore: Restore = (body, version) => {
    change({ edited: body });
    announce(said.restored(version));
    onClose();
  };
  return (
    <Modal open width={720} title={said.title} footer={null} onCancel={onClose}>
      <p>{said.lead}</p>
      {mine && isDirty(desk) ? <p>{said.unsaved}</p> : null}
      {mine ? null : <p>{said.notMine}</p>}
      {found.isError ? <Failure title={said.failed} error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <Waiting /> : null}
      <ol className="versions" reversed>
        {(found.data?.items ?? []).map(({ version, author, at }) => (
          <li key={version}>
            <Button type="text" aria-expanded={opened === version} onClick={() => setOpened(opened === version ? null : version)}>
              {said.line(version, author ?? said.machine)} · {when(at)}
            </Button>
            {version === now ? <span className="mark">{said.now}</span> : null}
            {opened === version ? (
              <Opened id={id} version={version} restore={mine && (version !== now || isDirty(desk)) ? restore : null} />
            ) : null}
          </li>
        ))}
      </ol>
    </Modal>
  );
}
