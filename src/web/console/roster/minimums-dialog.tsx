import { InputNumber, Modal } from "antd";
import { useState } from "react";
import type { SeatClass } from "../../../contract.ts";
import type { CoverageMinimum } from "../../../contract/rosters.ts";
import { announce } from "../frame/announce.tsx";
import { sayError } from "../frame/failure.tsx";
import { FocusBack } from "../frame/focus-back.tsx";
import { names } from "../frame/names.ts";
import { useSetMinimums } from "./roster-api.ts";
import { words } from "./words.ts";

function Least(props: { seatClass: SeatClass; when: string; value: number; onChange: (n: number) => void }) {
  return (
    <td>
      <InputNumber
        aria-label={words.minimumOf(names.seat[props.seatClass], props.when)}
        min={0}
        max={500}
        precision={0}
        value={props.value}
        onChange={(n) => props.onChange(n ?? 0)}
      />
    </td>
  );
}

export function MinimumsDialog({ minimums, cancel, onClose }: { minimums: CoverageMinimum[]; cancel: string; onClose: () => void }) {
  const [asked, setAsked] = useState(minimums);
  const save = useSetMinimums();
  const set = (seatClass: string, more: Partial<CoverageMinimum>) =>
    setAsked(asked.map((one) => (one.seatClass === seatClass ? { ...one, ...more } : one)));
  const send = () =>
    save.mutate(asked, {
      onSuccess: () => {
        announce(words.minimumsSaved);
        onClose();
      },
    });
  return (
    <>
      <FocusBack />
      <Modal
        open
        title={words.minimumsTitle}
        okText={words.save}
        okButtonProps={{ loading: save.isPending }}
        cancelText={cancel}
        onOk={send}
        onCancel={onClose}
      >
        <table className="roster-minimums">
          <thead>
            <tr>
              <th scope="col">{words.seatClass}</th>
              <th scope="col">{words.byDay}</th>
              <th scope="col">{words.byNight}</th>
            </tr>
          </thead>
          <tbody>
            {asked.map(({ seatClass, byDay, byNight }) => (
              <tr key={seatClass}>
                <th scope="row">{names.seat[seatClass]}</th>
                <Least seatClass={seatClass} when={words.byDay} value={byDay} onChange={(n) => set(seatClass, { byDay: n })} />
                <Least seatClass={seatClass} when={words.byNight} value={byNight} onChange={(n) => set(seatClass, { byNight: n })} />
              </tr>
            ))}
          </tbody>
        </table>
        {save.isError ? (
          <p className="field-trouble" role="alert">
            {sayError(save.error)}
          </p>
        ) : null}
      </Modal>
    </>
  );
}
