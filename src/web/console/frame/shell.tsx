import { Button } from "antd";
import type { ReactNode } from "react";
import type { Me } from "../../../contract.ts";
import { words } from "../strings.ts";
import { AlarmBar, WaitingCount } from "../danger/alarm-bar.tsx";
import { OpenCalls } from "../callbacks/open-calls.tsx";
import { UnseenCount } from "../undrafted/unseen-count.tsx";
import { announce } from "./announce.tsx";
import { Offline } from "./connection.tsx";
import { sayError } from "./failure.tsx";
import { Link, usePath } from "./path.tsx";
import { pagesOf, useSignOut } from "./session.ts";

function Menu({ me }: { me: Me }) {
  const current = usePath().split("/")[2];
  const pages = pagesOf[me.role].filter((page) => page !== "drafts");
  return (
    <nav className="menu" aria-label={words.app.menu}>
      {pages.map((page) => (
        <Link key={page} to={`/console/${page}`} aria-current={page === current ? "page" : undefined}>
          {words.pages[page]}
          {page === "danger" ? <WaitingCount /> : null}
          {page === "undrafted" ? <UnseenCount /> : null}
          {page === "callbacks" ? <OpenCalls /> : null}
        </Link>
      ))}
    </nav>
  );
}

function Person({ me }: { me: Me }) {
  const signOut = useSignOut();
  return (
    <div className="person">
      {me.demo ? <span className="mark">{words.app.demo}</span> : null}
      <span>
        {me.name}
        <span className="person-role">{words.role[me.role]}</span>
      </span>
      <Button
        type="text"
        loading={signOut.isPending}
        onClick={() => signOut.mutate(undefined, { onError: (error) => announce(sayError(error)) })}
      >
        {words.signIn.signOut}
      </Button>
    </div>
  );
}

export function Shell({ me, children }: { me: Me; children: ReactNode }) {
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {words.app.skip}
      </a>
      <header className="top">
        <Link to="/console" className="name">
          {words.app.name}
        </Link>
        <Menu me={me} />
        <Person me={me} />
      </header>
      <div id="content" tabIndex={-1}>
        <Offline />
        <AlarmBar />
        {children}
      </div>
    </div>
  );
}
