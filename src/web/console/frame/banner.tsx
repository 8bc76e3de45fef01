import type { ReactNode } from "react";

type Tone = "info" | "warning" | "danger" | "success";

/** A notice that stands on the page. Not a live region: what must be heard goes through `announce`. */
export function Banner(props: { tone: Tone; title: string; text?: ReactNode; actions?: ReactNode }) {
  return (
    <section className={`banner is-${props.tone}`} aria-label={props.title}>
      <div className="banner-words">
        <p className="banner-title">{props.title}</p>
        {props.text ? <div className="banner-text">{props.text}</div> : null}
      </div>
      {props.actions ? <div className="banner-actions">{props.actions}</div> : null}
    </section>
  );
}
