import { Button } from "antd";
import { useId, useState } from "react";
import type { Finding } from "../../../contract.ts";
import { words } from "./words.ts";
import { ArticleText } from "./article-text.tsx";
import type { Article } from "./citation.ts";
import { useOnDesk } from "./desk-context.tsx";
import { findingsAt, sayPlace, verdictOf } from "./places.ts";

export function FindingKind({ finding }: { finding: Finding }) {
  return (
    <span className={finding.blocking ? "mark is-blocking" : "mark is-doubtful"}>
      {finding.blocking ? words.draft.blocking : words.draft.doubtful}
      {" · "}
      {words.finding[finding.kind]}
    </span>
  );
}

/** The article that a finding is about, opened right beside it. */
export function SeeArticle({ article }: { article: Article }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <Button size="small" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {open ? words.draft.hideArticle : words.draft.seeArticle}
      </Button>
      <div id={id}>{open ? <ArticleText article={article} /> : null}</div>
    </>
  );
}

/** What the gate found, beside the words it is about. That there is no official text says each citation on its own chip. */
export function FindingNotes({ place }: { place: string }) {
  const { findings, verdicts } = useOnDesk();
  const onChip = (finding: Finding) => finding.kind === "unverifiable" && verdictOf(verdicts, finding.place) !== null;
  const here = findingsAt(findings, place).filter((finding) => !onChip(finding));
  if (here.length === 0) return null;
  return (
    <ul className="notes" aria-label={words.draft.findingsAt(sayPlace(place))}>
      {here.map((finding) => (
        <li key={finding.key}>
          <FindingKind finding={finding} /> {finding.because} {finding.article ? <SeeArticle article={finding.article} /> : null}
        </li>
      ))}
    </ul>
  );
}
