import { AutoComplete, Checkbox, Modal, Radio, Select } from "antd";
import { useId } from "react";
import type { CategoryCode, DraftView, TriageCorrection, TriageView, Urgency } from "../../../contract.ts";
import { frame } from "../frame/words.ts";
import { names } from "../frame/names.ts";
import { words } from "./words.ts";
import type { ChangeDesk, Desk } from "./desk.ts";

type Inquiry = DraftView["inquiry"];
type Props = {
  desk: Desk;
  latest: DraftView;
  change: ChangeDesk;
  busy: boolean;
  onSend: (said: TriageCorrection) => void;
  onClose: () => void;
};
type Form = { said: TriageCorrection; set: (some: Partial<TriageCorrection>) => void };

const CATEGORIES = Object.keys(names.category) as CategoryCode[];
const URGENCIES: Urgency[] = ["danger", "soon", "none"];

/** What stands now, to be corrected or confirmed. */
function asItStands({ category, urgency }: Inquiry, { causes, aid }: TriageView): TriageCorrection {
  return { category, urgency, aid, cause: causes[0]?.name ?? null, move: false };
}

function CategoryField({ said, set }: Form) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{words.triage.category}</label>
      <Select
        id={id}
        autoFocus
        showSearch={{ optionFilterProp: "label" }}
        value={said.category}
        options={CATEGORIES.map((value) => ({ value, label: names.category[value] }))}
        onChange={(category: CategoryCode) => set({ category })}
      />
    </div>
  );
}

function CauseField({ said, set, offered }: Form & { offered: string[] }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{words.triage.causeField}</label>
      <AutoComplete
        id={id}
        value={said.cause ?? ""}
        options={offered.map((value) => ({ value }))}
        placeholder={words.triage.causeHint}
        maxLength={60}
        onChange={(cause: string) => set({ cause: cause === "" ? null : cause })}
      />
    </div>
  );
}

function YesNo({ said, set }: Form) {
  return (
    <>
      <fieldset>
        <legend>{words.triage.urgency}</legend>
        <Radio.Group
          value={said.urgency}
          options={URGENCIES.map((value) => ({ value, label: words.triage.urgencies[value] }))}
          onChange={(event) => set({ urgency: event.target.value as Urgency })}
        />
      </fieldset>
      <fieldset>
        <legend>{words.triage.aid}</legend>
        <Radio.Group
          value={said.aid}
          options={[
            { value: true, label: words.triage.aidYes },
            { value: false, label: words.triage.aidNo },
          ]}
          onChange={(event) => set({ aid: event.target.value as boolean })}
        />
      </fieldset>
    </>
  );
}

const tidy = ({ cause, ...said }: TriageCorrection): TriageCorrection => {
  const name = (cause ?? "").trim();
  return { ...said, cause: [...name].length < 2 ? null : name };
};

/** 改正分流: sent unchanged it confirms, which is a label as well. */
export function CorrectDialog({ desk, latest, change, busy, onSend, onClose }: Props) {
  const { inquiry } = latest;
  const { triage } = inquiry;
  if (!triage) return null;
  const before = asItStands(inquiry, triage);
  const said = desk.correcting ?? before;
  const set = (some: Partial<TriageCorrection>) => change({ correcting: { ...said, ...some } });
  const seat = triage.seats[said.category];
  const offered = [...new Set([...triage.causes.map(({ name }) => name), ...(triage.model?.causes ?? [])])];
  const unchanged = JSON.stringify(tidy(said)) === JSON.stringify(tidy(before));
  return (
    <Modal
      open
      className="correcting"
      title={words.triage.correctTitle}
      okText={unchanged ? words.triage.confirm : words.triage.save}
      okButtonProps={{ loading: busy }}
      cancelText={frame.cancel}
      onOk={() => onSend(tidy(said))}
      onCancel={onClose}
    >
      <p>{words.triage.correctNext}</p>
      <CategoryField said={said} set={set} />
      <CauseField said={said} set={set} offered={offered} />
      <YesNo said={said} set={set} />
      {seat !== triage.seatClass ? (
        <Checkbox checked={said.move} onChange={(event) => set({ move: event.target.checked })}>
          {words.triage.move(names.seat[seat])}
        </Checkbox>
      ) : null}
    </Modal>
  );
}
