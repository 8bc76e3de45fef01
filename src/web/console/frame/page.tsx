import { Skeleton } from "antd";
import { useEffect, useRef, type ReactNode } from "react";
import { frame } from "./words.ts";
import { hasMoved } from "./path.tsx";

/** A page names itself in the tab, and takes the focus when one moved to it. */
export function Page(props: {
  title: string;
  lead?: ReactNode;
  extra?: ReactNode;
  children: ReactNode;
  /** The page puts the focus itself. */
  ownFocus?: boolean;
  wide?: boolean;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = frame.app.tab(props.title);
    if (hasMoved() && !props.ownFocus) heading.current?.focus({ preventScroll: true });
  }, [props.title, props.ownFocus]);
  return (
    <main className={props.wide ? "page is-wide" : "page"}>
      <header className="page-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {props.title}
          </h1>
          {props.lead ? <p className="lead">{props.lead}</p> : null}
        </div>
        {props.extra ? <div className="page-extra">{props.extra}</div> : null}
      </header>
      {props.children}
    </main>
  );
}

export function Waiting() {
  return (
    <div className="waiting" role="img" aria-busy="true" aria-label={frame.app.loading}>
      <Skeleton active paragraph={{ rows: 4 }} />
    </div>
  );
}

export function Nothing(props: { title: string; next: string }) {
  return (
    <div className="nothing">
      <p className="nothing-title">{props.title}</p>
      <p>{props.next}</p>
    </div>
  );
}
