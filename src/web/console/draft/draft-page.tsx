import { Button } from "antd";
import { useEffect } from "react";
import { Failure } from "../frame/failure.tsx";
import { Page, Waiting } from "../frame/page.tsx";
import { go, idUnder, usePath } from "../frame/path.tsx";
import { useDraft } from "../queue/review-api.ts";
import { words } from "./words.ts";
import { DraftDesk } from "./draft-desk.tsx";

function Loading({ id }: { id: string }) {
  const draft = useDraft(id);
  if (draft.data) return <DraftDesk latest={draft.data} />;
  return (
    <Page title={words.draft.title}>
      {draft.isError ? (
        <>
          <Failure title={words.draft.failed} error={draft.error} onRetry={() => void draft.refetch()} />
          <Button onClick={() => go("/console/queue")}>{words.draft.backToQueue}</Button>
        </>
      ) : (
        <Waiting />
      )}
    </Page>
  );
}

export default function DraftPage() {
  const id = idUnder(usePath(), "drafts");
  // An address without a draft leads to where this role begins.
  useEffect(() => {
    if (!id) go("/console", "replace");
  }, [id]);
  return id ? <Loading key={id} id={id} /> : <Waiting />;
}
