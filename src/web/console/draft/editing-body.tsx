import { Button } from "antd";
import type { KeyboardEvent } from "react";
import type { AnswerBody, Citation, Source } from "../../../contract.ts";
import { announce } from "../frame/announce.tsx";
import { words } from "./words.ts";
import { citeSource, findSource } from "./citation.ts";
import { EditCases } from "./cited-cases.tsx";
import { useOnDesk } from "./desk-context.tsx";
import { EditCitations, EditOneCitation } from "./edit-citations.tsx";
import { EditDay } from "./edit-day.tsx";
import { EditField } from "./edit-field.tsx";
import { EditPlainVersion } from "./edit-plain-version.tsx";
import { editorWords } from "./editor-words.ts";
import { FindingNotes } from "./finding-notes.tsx";
import { ItemList } from "./item-list.tsx";
import { MentionField } from "./mention-field.tsx";
import { nameOf } from "./mention-list.tsx";
import { Section } from "./section.tsx";
import { EditSums } from "./sums.tsx";

type Edit = (patch: Partial<AnswerBody>) => void;
const noCitation: Citation = { law: "", articleNo: "", paragraph: null, item: null, quote: null, local: null };

function EditPlain({ name, edit }: { name: "understood" | "shortAnswer"; edit: Edit }) {
  const { body } = useOnDesk();
  return (
    <Section name={name}>
      <EditField
        label={words.sections[name]}
        value={body[name]}
        max={2000}
        rows={3}
        bare
        needed={name === "shortAnswer"}
        at={name}
        onChange={(text) => edit({ [name]: text })}
      />
      <FindingNotes place={name} />
    </Section>
  );
}

function EditLaw({ edit }: { edit: Edit }) {
  const { body } = useOnDesk();
  const several = body.law.some(({ about }) => about !== null);
  return (
    <Section name="law">
      <div data-place="governingDay" tabIndex={-1}>
        <EditDay label={words.edit.governingDay} value={body.governingDay} onChange={(governingDay) => edit({ governingDay })} />
        <FindingNotes place="governingDay" />
      </div>
      {several || body.law.length < 2 ? null : (
        <Button size="small" onClick={() => edit({ law: body.law.map((claim) => ({ ...claim, about: "" })) })}>
          {words.edit.splitMatters}
        </Button>
      )}
      <ItemList
        name={words.edit.claim}
        place="law"
        items={body.law}
        blank={{ claim: "", citations: [], cases: [], about: several ? "" : null }}
        max={20}
        claims
        onChange={(law) => edit({ law })}
      >
        {(point, set, label, place) => (
          <>
            {point.about === null ? null : (
              <EditField
                label={words.edit.about}
                hint={words.edit.aboutHint}
                value={point.about}
                max={60}
                at={`${place}.about`}
                onChange={(about) => set({ ...point, about })}
              />
            )}
            <MentionField
              label={label}
              value={point.claim}
              max={2000}
              rows={2}
              at={`${place}.claim`}
              onChange={(claim) => set({ ...point, claim })}
              onCite={(claim, source) => set({ ...point, claim, citations: withCitation(point.citations, source) })}
            />
            <EditCitations label={label} place={place} citations={point.citations} onChange={(citations) => set({ ...point, citations })} />
            <EditCases label={label} place={place} cases={point.cases} onChange={(cases) => set({ ...point, cases })} />
          </>
        )}
      </ItemList>
    </Section>
  );
}

function EditSteps({ edit }: { edit: Edit }) {
  const { body } = useOnDesk();
  return (
    <Section name="steps">
      <ItemList
        name={words.edit.step}
        place="steps"
        items={body.steps}
        blank={{ do: "", where: null, papers: [] }}
        max={20}
        onChange={(steps) => edit({ steps })}
      >
        {(step, set, label, place) => (
          <>
            <EditField label={label} value={step.do} max={500} needed at={`${place}.do`} onChange={(text) => set({ ...step, do: text })} />
            <EditField
              label={words.edit.where}
              value={step.where ?? ""}
              max={300}
              at={`${place}.where`}
              onChange={(where) => set({ ...step, where })}
            />
            <EditField
              label={words.edit.papers}
              hint={words.edit.papersHint}
              value={step.papers.join("\n")}
              max={2000}
              at={`${place}.papers`}
              onChange={(text) => set({ ...step, papers: text === "" ? [] : text.split("\n").slice(0, 20) })}
            />
          </>
        )}
      </ItemList>
    </Section>
  );
}

function EditTimeLimits({ edit }: { edit: Edit }) {
  const { body } = useOnDesk();
  return (
    <Section name="timeLimits">
      <ItemList
        name={words.edit.timeLimit}
        place="timeLimits"
        items={body.timeLimits}
        blank={{ what: "", limit: "", lastDay: null, citation: noCitation }}
        max={20}
        claims
        onChange={(timeLimits) => edit({ timeLimits })}
      >
        {(item, set, label, place) => (
          <>
            <MentionField
              label={label}
              value={item.what}
              max={500}
              at={`${place}.what`}
              onChange={(what) => set({ ...item, what })}
              onCite={(what, source) => set({ ...item, what, citation: citeSource(source) })}
            />
            <EditField
              label={words.edit.limit}
              value={item.limit}
              max={200}
              needed
              at={`${place}.limit`}
              onChange={(limit) => set({ ...item, limit })}
            />
            <EditDay label={words.edit.lastDay} value={item.lastDay} onChange={(lastDay) => set({ ...item, lastDay })} />
            <EditOneCitation label={label} place={place} citation={item.citation} onChange={(citation) => set({ ...item, citation })} />
          </>
        )}
      </ItemList>
    </Section>
  );
}

function EditHelp({ edit }: { edit: Edit }) {
  const { body } = useOnDesk();
  return (
    <Section name="help">
      <ItemList
        name={words.edit.help}
        place="help"
        items={body.help}
        blank={{ who: "", why: "" }}
        max={12}
        onChange={(help) => edit({ help })}
      >
        {(help, set, label, place) => (
          <>
            <EditField label={label} value={help.who} max={100} needed at={`${place}.who`} onChange={(who) => set({ ...help, who })} />
            <EditField label={words.edit.why} value={help.why} max={500} at={`${place}.why`} onChange={(why) => set({ ...help, why })} />
          </>
        )}
      </ItemList>
    </Section>
  );
}

function EditUnknowns({ edit }: { edit: Edit }) {
  const { body } = useOnDesk();
  return (
    <Section name="unknowns">
      <ItemList
        name={words.edit.unknown}
        place="unknowns"
        items={body.unknowns}
        blank=""
        max={20}
        onChange={(unknowns) => edit({ unknowns })}
      >
        {(unknown, set, label, place) => <EditField label={label} value={unknown} max={500} at={place} onChange={set} />}
      </ItemList>
    </Section>
  );
}

const MOST_CITED = 8;

/** One more article behind a claim; one that stands there already is only said. */
function withCitation(citations: Citation[], source: Source): Citation[] {
  const { mention } = editorWords;
  if (citations.some((citation) => findSource([source], citation))) {
    announce(mention.already(nameOf(source)));
    return citations;
  }
  if (citations.length >= MOST_CITED) {
    announce(mention.full);
    return citations;
  }
  announce(mention.cited(nameOf(source)));
  return [...citations, citeSource(source)];
}

/** Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y) turn the whole body back and forth, items and citations as well as text. */
function turns(event: KeyboardEvent): "undo" | "redo" | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === "z") return event.shiftKey ? "redo" : "undo";
  return key === "y" ? "redo" : null;
}

/** The same sections as fields. */
export function EditingBody({ edit, turn }: { edit: Edit; turn: (which: "undo" | "redo") => void }) {
  const press = (event: KeyboardEvent) => {
    const which = turns(event);
    if (!which) return;
    event.preventDefault();
    turn(which);
  };
  return (
    <article className="body is-editing" aria-label={words.draft.editing} onKeyDown={press}>
      <EditPlain name="understood" edit={edit} />
      <EditPlain name="shortAnswer" edit={edit} />
      <EditLaw edit={edit} />
      <EditSums edit={edit} />
      <EditSteps edit={edit} />
      <EditTimeLimits edit={edit} />
      <EditHelp edit={edit} />
      <EditUnknowns edit={edit} />
      <EditPlainVersion edit={edit} />
    </article>
  );
}
