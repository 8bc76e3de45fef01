import { Button, Modal, Select } from "antd";
import { useEffect, useId, useRef, useState, type FormEvent } from "react";
import type { Calculation, CalculatorView } from "../../../contract.ts";
import { announce } from "../frame/announce.tsx";
import { Failure, sayError } from "../frame/failure.tsx";
import { Waiting } from "../frame/page.tsx";
import { refusalOf } from "../frame/server.ts";
import { frame } from "../frame/words.ts";
import { words } from "./words.ts";
import { useCalculate, useCalculators } from "./calculate-api.ts";
import { CalculateField } from "./calculate-field.tsx";
import { inputsOf, typedFrom, wrongIn, type Field, type Typed } from "./calculation-inputs.ts";
import { sayCitation } from "./citation.ts";
import type { ChangeDesk, Desk } from "./desk.ts";

const MOST = 12;

/** Comes into view by itself: the fields may fill the dialog. */
function Worked({ sum }: { sum: Calculation }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // In braces: newer browsers return a promise here, which an effect must not.
    box.current?.scrollIntoView({ block: "nearest" });
  }, [sum]);
  return (
    <div ref={box} className="worked" role="status">
      <p className="sum-what">{sum.what}</p>
      <p className="sum-result">{sum.result}</p>
      <p className="prose">{sum.how}</p>
      <p className="small">
        {words.draft.basis}
        {frame.colon}
        {sum.citations.map((citation) => sayCitation(citation)).join("、")}
      </p>
    </div>
  );
}

/** What is missing or wrong is said at its field, so that the line below need not name fields. */
const sayTrouble = (error: unknown): string => {
  const problem = refusalOf(error);
  return problem?.code === "invalid" ? problem.title : sayError(error);
};

/** A sum in the making: what is typed, and what the server made of it. Anything typed anew undoes the result. */
function useSum(calculator: CalculatorView, began: Typed) {
  const [typed, setTyped] = useState<Typed>(began);
  const [pressed, setPressed] = useState(false);
  const work = useCalculate();
  const wrong = wrongIn(calculator.fields, typed);
  const refused = new Set((refusalOf(work.error)?.errors ?? []).map((one) => one.field.replace("inputs.", "")));
  return {
    typed,
    sum: work.data ?? null,
    busy: work.isPending,
    trouble: work.error ? sayTrouble(work.error) : null,
    troubleOf: ({ key }: Field): string | null => {
      if (refused.has(key) && !typed[key]?.trim()) return words.calculating.needed;
      return refused.has(key) || (pressed && wrong.has(key)) ? words.calculating.wrong : null;
    },
    type: (key: string, value: string) => {
      setTyped({ ...typed, [key]: value });
      work.reset();
    },
    work: () => {
      setPressed(true);
      if (wrong.size > 0 || work.isPending) return;
      work.mutate(
        { calculator: calculator.name, inputs: inputsOf(calculator.fields, typed) },
        { onError: (error) => announce(sayTrouble(error), "heard") },
      );
    },
  };
}

type Fields = { calculator: CalculatorView; began: Typed; put: (sum: Calculation) => void; putText: string; mayPut: boolean };

function Fields({ calculator, began, put, putText, mayPut }: Fields) {
  const { typed, sum, busy, trouble, troubleOf, type, work } = useSum(calculator, began);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (sum && mayPut) put(sum);
    else work();
  };
  return (
    <form onSubmit={submit} noValidate>
      <div className="calculator-fields">
        {calculator.fields.map((field) => (
          <CalculateField
            key={field.key}
            field={field}
            value={typed[field.key] ?? ""}
            trouble={troubleOf(field)}
            onChange={(value) => type(field.key, value)}
          />
        ))}
      </div>
      {trouble ? <p className="field-trouble">{trouble}</p> : null}
      {sum ? <Worked sum={sum} /> : null}
      {mayPut ? null : <p className="field-trouble">{words.calculating.full}</p>}
      <p className="calculator-act">
        <Button type="primary" htmlType="submit" loading={busy} disabled={sum !== null && !mayPut}>
          {sum ? putText : words.calculating.work}
        </Button>
      </p>
    </form>
  );
}

type Chosen = { items: CalculatorView[]; name: string | null; choose: (name: string) => void };

function Choose({ items, name, choose }: Chosen) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{words.calculating.calculator}</label>
      <Select
        id={id}
        autoFocus
        showSearch={{ optionFilterProp: "label" }}
        value={name}
        placeholder={words.calculating.choose}
        options={items.map((item) => ({ value: item.name, label: item.title }))}
        onChange={choose}
      />
    </div>
  );
}

type Props = { desk: Desk; change: ChangeDesk; at: number | null; onClose: () => void };

/** 算一算: the sum goes into the answer, or takes the place of the one at `at`, or of the one by the same calculator. */
export function CalculateDialog({ desk, change, at, onClose }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const calculators = useCalculators();
  const body = desk.edited ?? desk.shown.body;
  const opened = at === null ? undefined : body.calculations[at];
  const [name, choose] = useState<string | null>(opened?.calculator ?? null);
  const before = opened ?? (name === null ? undefined : body.calculations.find((sum) => sum.calculator === name));
  const items = calculators.data?.items ?? [];
  const calculator = items.find((item) => item.name === name);
  const put = (sum: Calculation) => {
    const { calculations } = body;
    change({
      edited: { ...body, calculations: before ? calculations.map((one) => (one === before ? sum : one)) : [...calculations, sum] },
    });
    announce(words.calculating.done);
    onClose();
  };
  return (
    <Modal
      open
      width={920}
      centered
      title={words.calculating.title}
      footer={null}
      onCancel={onClose}
      afterOpenChange={(shown) => (shown ? box.current?.querySelector("input")?.focus() : undefined)}
    >
      <div ref={box} className="calculating">
        <p>{words.calculating.lead}</p>
        {calculators.isPending ? <Waiting /> : null}
        {calculators.isError ? (
          <Failure title={words.calculating.failed} error={calculators.error} onRetry={() => void calculators.refetch()} />
        ) : null}
        {calculators.data ? <Choose items={items} name={name} choose={choose} /> : null}
        {before && !opened ? <p className="small">{words.calculating.standing}</p> : null}
        {calculator ? (
          <Fields
            key={calculator.name}
            calculator={calculator}
            began={before?.calculator === calculator.name ? typedFrom(before.inputs) : {}}
            put={put}
            putText={before ? words.calculating.replace : words.calculating.put}
            mayPut={before !== undefined || body.calculations.length < MOST}
          />
        ) : null}
      </div>
    </Modal>
  );
}
