import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ConfigProvider } from "antd";
import chinese from "antd/es/locale/zh_CN";
import { lazy, Suspense, useEffect, type ComponentType } from "react";
import { Announcement } from "./frame/announce.tsx";
import { Breakage } from "./frame/breakage.tsx";
import { Failure } from "./frame/failure.tsx";
import { Waiting } from "./frame/page.tsx";
import { go, usePath } from "./frame/path.tsx";
import { Refused } from "./frame/server.ts";
import { MeProvider, pagesOf, useMe, useSession, watchSession, type PageName } from "./frame/session.ts";
import { Shell } from "./frame/shell.tsx";
import { QueuePage } from "./queue/queue-page.tsx";
import { SignInPage } from "./sign-in/sign-in-page.tsx";
import { words } from "./strings.ts";
import { theme } from "./theme.ts";

const pages: Record<PageName, ComponentType> = {
  queue: QueuePage,
  drafts: lazy(() => import("./draft/draft-page.tsx")),
  history: lazy(() => import("./history/history-page.tsx")),
  "legal-aid": lazy(() => import("./legal-aid/legal-aid-page.tsx")),
  danger: lazy(() => import("./danger/danger-page.tsx")),
  "law-cards": lazy(() => import("./law-cards/cards-page.tsx")),
  memory: lazy(() => import("./memory/memory-page.tsx")),
  recheck: lazy(() => import("./memory/recheck-page.tsx")),
  board: lazy(() => import("./board/board-page.tsx")),
  groups: lazy(() => import("./groups/groups-page.tsx")),
  undrafted: lazy(() => import("./undrafted/undrafted-page.tsx")),
  callbacks: lazy(() => import("./callbacks/callbacks-page.tsx")),
  "hot-words": lazy(() => import("./hot-words/hot-words-page.tsx")),
  audit: lazy(() => import("./audit/audit-page.tsx")),
};

const client = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, error) => !(error instanceof Refused && error.problem.status < 500) && count < 2,
    },
    mutations: { networkMode: "always" },
  },
});
watchSession(client);

/** The page that the address names, where this role has it; else the role's first. */
function Desk() {
  const me = useMe();
  const path = usePath();
  const named = pagesOf[me.role].find((page) => page === path.split("/")[2]);
  const home = pagesOf[me.role][0] ?? "queue";
  useEffect(() => {
    if (!named) go(`/console/${home}`, "replace");
  }, [named, home]);
  const Current = pages[named ?? home];
  return (
    <Shell me={me}>
      <Breakage at={path}>
        <Suspense fallback={<Waiting />}>
          <Current />
        </Suspense>
      </Breakage>
    </Shell>
  );
}

function Door() {
  const session = useSession();
  if (session.data?.person) {
    return (
      <MeProvider value={session.data.person}>
        <Desk />
      </MeProvider>
    );
  }
  if (session.data) return <SignInPage expired={session.data.expired} />;
  if (session.isError) {
    return <Failure title={words.app.cannotStart} error={session.error} onRetry={() => void session.refetch()} />;
  }
  return <Waiting />;
}

export function Console() {
  return (
    <ConfigProvider theme={theme} locale={chinese} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
      <QueryClientProvider client={client}>
        <Door />
        <Announcement />
      </QueryClientProvider>
    </ConfigProvider>
  );
}
