import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { Button, Table } from "antd";
import { announce } from "../frame/announce.tsx";
import { Banner } from "../frame/banner.tsx";
import { Failure } from "../frame/failure.tsx";
import { dayAndTime } from "../frame/moment.ts";
import { Page, Waiting } from "../frame/page.tsx";
import { fetchOne } from "../frame/server.ts";
import { words } from "../strings.ts";

type Recorded = { id: string; at: string; actor: string; action: string; subject: string; sealed: boolean };
type Verified = { ok: boolean; events: number; sealed: number; breaks: string[] };

const useAudit = () =>
  useInfiniteQuery({
    queryKey: ["audit"],
    queryFn: ({ pageParam, signal }) =>
      fetchOne<{ items: Recorded[] }>(`/api/supervisor/audit${pageParam ? `?before=${pageParam}` : ""}`, signal),
    initialPageParam: "",
    getNextPageParam: (last) => {
      const oldest = last.items.at(-1);
      return oldest ? encodeURIComponent(oldest.id) : undefined;
    },
  });

const ID = /^([a-z-]+):(.+)$/;
const SHOWN = 8;

/** `draft:21128834-…` as 草稿 21128834, whole on hover; a name stays a name. */
function Named({ text }: { text: string }) {
  const [, kind = "", id = ""] = ID.exec(text) ?? [];
  if (!id) return text;
  return (
    <span title={text}>
      {words.audit.kinds[kind] ?? kind} {id.slice(0, SHOWN)}
    </span>
  );
}

const columns = [
  { title: words.audit.id, key: "id", dataIndex: "id" },
  { title: words.audit.at, key: "at", render: (_: unknown, one: Recorded) => dayAndTime(one.at) },
  { title: words.audit.actor, key: "actor", render: (_: unknown, one: Recorded) => <Named text={one.actor} /> },
  {
    title: words.audit.action,
    key: "action",
    render: (_: unknown, one: Recorded) => words.audit.actions[one.action] ?? one.action,
  },
  { title: words.audit.subject, key: "subject", render: (_: unknown, one: Recorded) => <Named text={one.subject} /> },
  {
    title: words.audit.sealed,
    key: "sealed",
    render: (_: unknown, one: Recorded) => (one.sealed ? words.audit.isSealed : words.audit.notSealed),
  },
];

function VerifyResult({ found }: { found: Verified }) {
  if (found.ok) {
    return <Banner tone="success" title={words.audit.whole} text={words.audit.sealedOf(found.sealed, found.events)} />;
  }
  const breaks = (
    <ul>
      {found.breaks.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  );
  return <Banner tone="danger" title={words.audit.broken(found.breaks.length)} text={breaks} />;
}

export default function AuditPage() {
  const audit = useAudit();
  const verify = useMutation({
    mutationFn: () => fetchOne<Verified>("/api/supervisor/audit/verify"),
    onSuccess: (found) => announce(found.ok ? words.audit.whole : words.audit.broken(found.breaks.length), "heard"),
  });
  const items = audit.data?.pages.flatMap((page) => page.items) ?? [];
  const button = (
    <Button type="primary" loading={verify.isPending} onClick={() => verify.mutate()}>
      {words.audit.verify}
    </Button>
  );
  return (
    <Page title={words.pages.audit} lead={words.audit.lead} extra={button}>
      {verify.data ? <VerifyResult found={verify.data} /> : null}
      {verify.isError ? <Failure title={words.audit.cannotVerify} error={verify.error} /> : null}
      {audit.isPending ? <Waiting /> : null}
      {audit.isError ? <Failure title={words.audit.failed} error={audit.error} onRetry={() => void audit.refetch()} /> : null}
      {audit.data ? (
        <Table rowKey="id" columns={columns} dataSource={items} pagination={false} size="small" scroll={{ x: "max-content" }} />
      ) : null}
      {audit.hasNextPage ? (
        <Button className="more" loading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
          {words.audit.more}
        </Button>
      ) : null}
    </Page>
  );
}
