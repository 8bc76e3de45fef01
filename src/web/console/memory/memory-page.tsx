import { Input } from "antd";
import { useId, useState } from "react";
import { useSettled } from "../draft/settled.ts";
import { Failure } from "../frame/failure.tsx";
import { Nothing, Page, Waiting } from "../frame/page.tsx";
import { frame } from "../frame/words.ts";
import { words } from "./words.ts";
import { useMemoryList } from "./memory-api.ts";
import { ReleaseCard } from "./release-card.tsx";

/** 答案库: what lawyers released of approved answers. */
export default function MemoryPage() {
  const id = useId();
  const [q, setQ] = useState("");
  const list = useMemoryList(useSettled(q.trim(), 300));
  return (
    <Page title={frame.pages.memory} lead={words.lead}>
      <div className="memory-search">
        <label htmlFor={id}>{words.search}</label>
        <Input id={id} maxLength={100} value={q} onChange={(event) => setQ(event.target.value)} />
        {list.data ? <p className="small">{words.counts(list.data.counts)}</p> : null}
      </div>
      {list.isPending ? <Waiting /> : null}
      {list.isError ? <Failure title={words.failed} error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data?.items.length === 0 ? <Nothing title={q.trim() === "" ? words.empty : words.none[0]} next={words.none[1]} /> : null}
      {list.data?.items.map((release) => (
        <ReleaseCard key={release.id} release={release} />
      ))}
    </Page>
  );
}
