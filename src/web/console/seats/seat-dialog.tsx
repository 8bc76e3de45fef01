import { Checkbox, InputNumber, Modal, Select } from "antd";
import { useId, useState } from "react";
import type { CategoryCode, SeatClass } from "../../../contract.ts";
import type { SeatView, Skill } from "../../../contract/rosters.ts";
import { announce } from "../frame/announce.tsx";
import { sayError } from "../frame/failure.tsx";
import { FocusBack } from "../frame/focus-back.tsx";
import { names } from "../frame/names.ts";
import { usePlaces } from "../frame/region.ts";
import { frame } from "../frame/words.ts";
import { useEditSeat } from "./seats-api.ts";
import { words } from "./words.ts";

function Skills({ skills, onChange }: { skills: Skill[]; onChange: (skills: Skill[]) => void }) {
  const levelOf = (category: CategoryCode) => skills.find((one) => one.category === category)?.level ?? 0;
  const set = (category: CategoryCode, level: number) =>
    onChange([...skills.filter((one) => one.category !== category), ...(level > 0 ? [{ category, level }] : [])]);
  return (
    <fieldset className="seat-skills">
      <legend>{words.skills}</legend>
      <p className="small">{words.skillsHint}</p>
      <div>
        {(Object.keys(names.category) as CategoryCode[]).map((category) => (
          <label key={category}>
            <span>{names.category[category]}</span>
            <select className="plain-field" value={levelOf(category)} onChange={(event) => set(category, Number(event.target.value))}>
              {[0, 1, 2, 3].map((level) => (
                <option key={level} value={level}>
                  {words.level[level]}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Classes({ chosen, onChange }: { chosen: SeatClass[]; onChange: (classes: SeatClass[]) => void }) {
  return (
    <fieldset>
      <legend>{words.classes}</legend>
      <Checkbox.Group
        value={chosen}
        onChange={onChange}
        options={(Object.keys(names.seat) as SeatClass[]).map((value) => ({ value, label: names.seat[value] }))}
      />
      {chosen.length === 0 ? <p className="field-trouble">{words.needClass}</p> : null}
    </fieldset>
  );
}

/** Mounted while open, with what stands now. */
export function SeatDialog({ seat, onClose }: { seat: SeatView; onClose: () => void }) {
  const places = usePlaces();
  const save = useEditSeat();
  const id = useId();
  const [classes, setClasses] = useState<SeatClass[]>(seat.seatClasses);
  const [region, setRegion] = useState(seat.region);
  const [capacity, setCapacity] = useState(seat.capacity);
  const [skills, setSkills] = useState(seat.skills);
  const saved = () => {
    announce(words.saved(seat.name));
    onClose();
  };
  const send = () => save.mutate({ id: seat.id, edit: { seatClasses: classes, region, capacity, skills } }, { onSuccess: saved });
  return (
    <>
      <FocusBack />
      <Modal
        open
        width={640}
        title={words.editOf(seat.name)}
        okText={words.save}
        okButtonProps={{ loading: save.isPending, disabled: classes.length === 0 }}
        cancelText={frame.cancel}
        onOk={send}
        onCancel={onClose}
      >
        <div className="seat-form">
          <Classes chosen={classes} onChange={setClasses} />
          <div className="field">
            <label htmlFor={`${id}-region`}>{words.region}</label>
            <Select
              id={`${id}-region`}
              allowClear
              showSearch={{ optionFilterProp: "label" }}
              loading={places === null}
              placeholder={words.anyRegion}
              value={region}
              options={places ?? []}
              onChange={(code: string | null | undefined) => setRegion(code ?? null)}
            />
          </div>
          <div className="field">
            <label htmlFor={`${id}-capacity`}>{words.capacity}</label>
            <InputNumber id={`${id}-capacity`} min={1} max={50} precision={0} value={capacity} onChange={(n) => setCapacity(n ?? 1)} />
          </div>
          <Skills skills={skills} onChange={setSkills} />
          {save.isError ? (
            <p className="field-trouble" role="alert">
              {sayError(save.error)}
            </p>
          ) : null}
        </div>
      </Modal>
    </>
  );
}
