import { Button } from "antd";
import type { ReactNode } from "react";
import type { Me } from "../../../contract.ts";
import { AlarmBar } from "../danger/alarm-bar.tsx";
import { Offline } from "./connection.tsx";
import { useDeskStream } from "./desk-events.ts";
import { useGoKeys } from "./go-keys.ts";
import { Menu, useOpening } from "./menu.tsx";
import { Link, idUnder, usePath } from "./path.tsx";
import { Person } from "./person.tsx";
import { pagesOf } from "./session.ts";
import { frame } from "./words.ts";

/** A draft takes the whole width: there the menu lies behind its button, as on a tablet. */
export function Shell({ me, children }: { me: Me; children: ReactNode }) {
  useDeskStream();
  const waiting = useGoKeys(pagesOf[me.role]);
  const menu = useOpening();
  const reading = idUnder(usePath(), "drafts") !== null;
  return (
    <div className={reading ? "shell is-reading" : "shell"}>
      <a className="skip" href="#content">
        {frame.app.skip}
      </a>
      <header className="top">
        <div className="menu-switch" ref={menu.around}>
          <Button aria-expanded={menu.open} aria-controls="menu" onClick={menu.toggle}>
            {frame.app.openMenu}
          </Button>
        </div>
        <Link to="/console" className="name">
          {frame.app.name}
        </Link>
        {waiting ? <span className="mark">{frame.app.goWhere}</span> : null}
        <Person me={me} />
      </header>
      <div className="shell-body">
        <Menu me={me} open={menu.open} />
        <div id="content" tabIndex={-1}>
          <Offline />
          <AlarmBar />
          {children}
        </div>
      </div>
    </div>
  );
}
