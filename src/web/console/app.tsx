import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ConfigProvider } from "antd";
import english from "antd/es/locale/en_GB";
import chinese from "antd/es/locale/zh_CN";
import { lazy, Suspense, useEffect, useMemo, type ComponentType } from "react";
import { GivenBar } from "./assignment/given-bar.tsx";
import { Announcement } from "./frame/announce.tsx";
import { Breakage } from "./frame/breakage.tsx";
import { useLargeText, useLook } from "./frame/choices.ts";
import { Failure } from "./frame/failure.tsx";
import { inLanguage } from "./frame/language.ts";
import { Waiting } from "./frame/page.tsx";
import { go, usePath } from "./frame/path.tsx";
import { Refused } from "./frame/server.ts";
import { MeProvider, pagesOf, useMe, useSession, watchSession, type PageName } from "./frame/session.ts";
import { Shell } from "./frame/shell.tsx";
import { QueuePage } from "./queue/queue-page.tsx";
import { SignInPage } from "./sign-in/sign-in-page.tsx";
import { frame } from "./frame/words.ts";
import { themeFor } from "./theme.ts";

const pages: Record<PageName, ComponentType> = {
  queue: QueuePage,
  drafts: lazy(() => import("./draft/draft-page.tsx")),
  history: lazy(() => import("./history/history-page.tsx")),
  "legal-aid": lazy(() => import("./legal-aid/legal-aid-page.tsx")),
  danger: lazy(() => import("./danger/danger-page.tsx")),
  "law-cards": lazy(() => import("./law-cards/cards-page.tsx")),
  "reading-lists": lazy(() => import("./reading-lists/reading-page.tsx")),
  memory: lazy(() => import("./memory/memory-page.tsx")),
  recheck: lazy(() => import("./memory/recheck-page.tsx")),
  board: lazy(() => import("./board/board-page.tsx")),
  groups: lazy(() => import("./groups/groups-page.tsx")),
  undrafted: lazy(() => import("./undrafted/undrafted-page.tsx")),
  "asking-back": lazy(() => import("./asking-back/asking-back-page.tsx")),
  consultations: lazy(() => import("./consultations/consultations-page.tsx")),
  intake: lazy(() => import("./intake/intake-page.tsx")),
  callbacks: lazy(() => import("./callbacks/callbacks-page.tsx")),
  clocks: lazy(() => import("./clocks/clocks-page.tsx")),
  "re-reviews": lazy(() => import("./re-reviews/re-reviews-page.tsx")),
  complaints: lazy(() => import("./complaints/complaints-page.tsx")),
  "hot-words": lazy(() => import("./hot-words/hot-words-page.tsx")),
  "my-figures": lazy(() => import("./my-figures/my-figures-page.tsx")),
  "second-reading": lazy(() => import("./second-reading/second-reading-page.tsx")),
  quality: lazy(() => import("./quality/quality-page.tsx")),
  learning: lazy(() => import("./learning/learning-page.tsx")),
  statistics: lazy(() => import("./ledger/statistics-page.tsx")),
  workload: lazy(() => import("./ledger/workload-page.tsx")),
  audit: lazy(() => import("./audit/audit-page.tsx")),
  people: lazy(() => import("./people/people-page.tsx")),
  licences: lazy(() => import("./licences/licences-page.tsx")),
  keys: lazy(() => import("./keys/keys-page.tsx")),
  sites: lazy(() => import("./sites/sites-page.tsx")),
  retention: lazy(() => import("./retention/retention-page.tsx")),
  seats: lazy(() => import("./seats/seats-page.tsx")),
  roster: lazy(() => import("./roster/roster-page.tsx")),
  account: lazy(() => import("./account/account-page.tsx")),
};

const HeldPage = lazy(() => import("./account/held-page.tsx"));

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
      {me.lawyer ? <GivenBar me={me} /> : null}
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
  if (session.data?.held) {
    return (
      <Suspense fallback={<Waiting />}>
        <HeldPage why={session.data.held} onDone={() => void session.refetch()} />
      </Suspense>
    );
  }
  if (session.data) return <SignInPage expired={session.data.expired} />;
  if (session.isError) {
    return <Failure title={frame.app.cannotStart} error={session.error} onRetry={() => void session.refetch()} />;
  }
  return <Waiting />;
}

const locale = inLanguage({ zh: chinese, en: english });

export function Console() {
  const { dark } = useLook();
  const [large] = useLargeText();
  const theme = useMemo(() => themeFor({ dark, large }), [dark, large]);
  return (
    <ConfigProvider theme={theme} locale={locale} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
      <QueryClientProvider client={client}>
        <Door />
        <Announcement />
      </QueryClientProvider>
    </ConfigProvider>
  );
}
