import { Button, Select } from "antd";
import { useId } from "react";
import type { CaseCitation, CaseSource } from "../../../contract.ts";
import { words } from "./words.ts";
import { useOnDesk } from "./desk-context.tsx";
import { EditField } from "./edit-field.tsx";

const MOST = 4;
const HOLDS = 1000;

/** Compared, not put into a selector: an id may hold any character. */
function showCase(id: string): void {
  const card = [...document.querySelectorAll<HTMLElement>("[data-case]")].find((element) => element.dataset.case === id);
  card?.scrollIntoView({ block: "nearest" });
  card?.focus({ preventScroll: true });
}

function CaseName({ found, place }: { found: CaseCitation; place: string }) {
  return (
    <p className="case-name">
      <span className="mark">{words.draft.caseMark}</span>
      <button type="button" className="cite" data-place={place} title={words.draft.seeCase} onClick={() => showCase(found.caseId)}>
        {found.title}
      </button>
    </p>
  );
}

/** Cases under a claim: which, and what it holds. */
export function CitedCases({ cases, place }: { cases: CaseCitation[]; place: string }) {
  return cases.map((found, n) => (
    <div key={found.caseId} className="cited-case">
      <CaseName found={found} place={`${place}.cases[${n}]`} />
      <p className="prose">{found.holds}</p>
    </div>
  ));
}

const cite = ({ id, title, holding }: CaseSource): CaseCitation => ({ caseId: id, title, holds: holding.slice(0, HOLDS) });

type Edit = { label: string; place: string; cases: CaseCitation[]; onChange: (cases: CaseCitation[]) => void };

/** Added from the list at the right, which holds the cases that were found for this question. */
function AddCase({ label, cases, onChange }: Edit) {
  const { cases: beside } = useOnDesk();
  const id = useId();
  const open = beside.filter((found) => !cases.some(({ caseId }) => caseId === found.id));
  if (open.length === 0 || cases.length >= MOST) return null;
  return (
    <>
      <label htmlFor={id} className="off-screen">
        {words.edit.caseFor(label)}
      </label>
      <Select
        id={id}
        size="small"
        className="add-case"
        value={null}
        placeholder={words.edit.addCase}
        options={open.map((found) => ({ value: found.id, label: found.title }))}
        onChange={(chosen: string | null) => {
          const found = open.find((one) => one.id === chosen);
          if (found) onChange([...cases, cite(found)]);
        }}
      />
    </>
  );
}

export function EditCases(props: Edit) {
  const { cases, onChange } = props;
  return (
    <div className="edit-cases">
      {cases.map((found, n) => (
        <div key={found.caseId} className="cited-case">
          <CaseName found={found} place={`${props.place}.cases[${n}]`} />
          <EditField
            label={words.edit.holds(found.title)}
            value={found.holds}
            max={HOLDS}
            rows={2}
            needed
            onChange={(holds) => onChange(cases.map((one) => (one === found ? { ...one, holds } : one)))}
          />
          <Button
            size="small"
            aria-label={words.edit.removeCaseOf(found.title)}
            onClick={() => onChange(cases.filter((one) => one !== found))}
          >
            {words.edit.removeCase}
          </Button>
        </div>
      ))}
      <AddCase {...props} />
    </div>
  );
}
