import { Button } from "antd";
import type { AnswerBody, Calculation } from "../../../contract.ts";
import { words } from "./words.ts";
import { useOnDesk } from "./desk-context.tsx";
import { EditCitations } from "./edit-citations.tsx";
import { EditField } from "./edit-field.tsx";
import { ItemList } from "./item-list.tsx";
import { Cited, Claim, Section } from "./section.tsx";

/** What was worked out, the result large, and every step of it. */
function Sum({ sum }: { sum: Calculation }) {
  return (
    <>
      <p className="sum-what">{sum.what}</p>
      <p className="sum-result">{sum.result}</p>
      {sum.how === "" ? null : <p className="prose">{sum.how}</p>}
      {sum.calculator === null ? <p className="small">{words.draft.byLawyer}</p> : null}
    </>
  );
}

/** 算一算, as the citizen would read it. */
export function Sums() {
  const { body } = useOnDesk();
  if (body.calculations.length === 0) return null;
  return (
    <Section name="calculations">
      <ul className="sums">
        {body.calculations.map((sum, i) => (
          <Claim key={`calculations[${i}]`} place={`calculations[${i}]`} citations={sum.citations}>
            <Sum sum={sum} />
            <Cited citations={sum.citations} place={(n) => `calculations[${i}].citations[${n}]`} of={`calculations[${i}]`} />
          </Claim>
        ))}
      </ul>
    </Section>
  );
}

function OwnFigures({ sum, set, label, place }: { sum: Calculation; set: (sum: Calculation) => void; label: string; place: string }) {
  return (
    <>
      <EditField label={words.edit.what} value={sum.what} max={100} needed onChange={(what) => set({ ...sum, what })} />
      <EditField label={words.edit.result} value={sum.result} max={300} needed onChange={(result) => set({ ...sum, result })} />
      <EditField label={words.edit.how} value={sum.how} max={1000} rows={2} onChange={(how) => set({ ...sum, how })} />
      <EditCitations label={label} place={place} citations={sum.citations} onChange={(citations) => set({ ...sum, citations })} />
    </>
  );
}

/** A calculator's sum is worked out again, never typed over: the gate works it out once more from the same inputs. */
function Calculated({ sum, place, at }: { sum: Calculation; place: string; at: number }) {
  const { calculate } = useOnDesk();
  return (
    <>
      <Sum sum={sum} />
      <Cited citations={sum.citations} place={(n) => `${place}.citations[${n}]`} of={place} />
      <Button size="small" disabled={calculate === null} onClick={() => calculate?.(at)}>
        {words.edit.again(sum.what)}
      </Button>
    </>
  );
}

const blank: Calculation = { calculator: null, inputs: {}, what: "", result: "", how: "", citations: [] };

export function EditSums({ edit }: { edit: (patch: Partial<AnswerBody>) => void }) {
  const { body, calculate } = useOnDesk();
  return (
    <Section name="calculations">
      <Button className="use-calculator" disabled={calculate === null} onClick={() => calculate?.(null)}>
        {words.edit.useCalculator}
      </Button>
      <ItemList
        name={words.edit.sum}
        addText={words.edit.addSum}
        place="calculations"
        items={body.calculations}
        blank={blank}
        max={12}
        claims
        onChange={(calculations) => edit({ calculations })}
      >
        {(sum, set, label, place, at) =>
          sum.calculator === null ? (
            <OwnFigures sum={sum} set={set} label={label} place={place} />
          ) : (
            <Calculated sum={sum} place={place} at={at} />
          )
        }
      </ItemList>
    </Section>
  );
}
