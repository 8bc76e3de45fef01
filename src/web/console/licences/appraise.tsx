import { InputNumber, Modal, Select } from "antd";
import { useState } from "react";
import { AppraisalResult, type LicenceEntry } from "../../../contract/people.ts";
import { announce } from "../frame/announce.tsx";
import { Failure } from "../frame/failure.tsx";
import { Field } from "../frame/field.tsx";
import { FocusBack } from "../frame/focus-back.tsx";
import { useAppraise } from "./licences-api.ts";
import { words } from "./words.ts";

export function Appraise({ entry, today, onClose }: { entry: LicenceEntry; today: string; onClose: () => void }) {
  const thisYear = Number(today.slice(0, 4));
  const [year, setYear] = useState(entry.appraisal?.year ?? thisYear - 1);
  const [result, setResult] = useState<AppraisalResult>(entry.appraisal?.result ?? "competent");
  const send = useAppraise();
  const save = () =>
    send.mutate(
      { id: entry.id, appraisal: { year, result } },
      {
        onSuccess: () => {
          announce(words.saved);
          onClose();
        },
      },
    );
  return (
    <>
      <FocusBack />
      <Modal
        open
        title={words.appraiseTitle(entry.name)}
        okText={words.save}
        okButtonProps={{ loading: send.isPending }}
        cancelText={words.cancel}
        onOk={save}
        onCancel={onClose}
      >
        {send.isError ? <Failure title={words.cannot} error={send.error} /> : null}
        <Field label={words.yearField}>
          {(id) => (
            <InputNumber id={id} min={1980} max={thisYear} precision={0} value={year} onChange={(next) => setYear(next ?? thisYear)} />
          )}
        </Field>
        <Field label={words.resultField}>
          {(id) => (
            <Select
              id={id}
              value={result}
              options={AppraisalResult.options.map((value) => ({ value, label: words.result[value] }))}
              onChange={setResult}
            />
          )}
        </Field>
      </Modal>
    </>
  );
}
