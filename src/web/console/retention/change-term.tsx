import { Input, InputNumber, Modal } from "antd";
import { useState } from "react";
import type { RetentionTermView } from "../../../contract/retention.ts";
import { announce } from "../frame/announce.tsx";
import { Failure } from "../frame/failure.tsx";
import { Field } from "../frame/field.tsx";
import { FocusBack } from "../frame/focus-back.tsx";
import { useChangeTerm } from "./retention-api.ts";
import { words } from "./words.ts";

const said = words.terms;

/** Another period from tomorrow on. */
export function ChangeTerm({ term, onClose }: { term: RetentionTermView; onClose: () => void }) {
  const { kind, unit, least, most } = term;
  const [amount, setAmount] = useState<number | null>(term.coming?.amount ?? term.amount);
  const [because, setBecause] = useState("");
  const [tried, setTried] = useState(false);
  const change = useChangeTerm();
  const [from, to] = [said.period[unit](least), said.period[unit](most)];
  const amountWrong = amount === null || amount < least || amount > most;
  const becauseWrong = because.trim().length < 2;
  const save = () => {
    setTried(true);
    if (amountWrong || becauseWrong) return;
    const done = () => {
      announce(said.saved);
      onClose();
    };
    change.mutate({ kind, change: { amount, because: because.trim() } }, { onSuccess: done });
  };
  return (
    <>
      <FocusBack />
      <Modal
        open
        title={said.changeOf(words.kind[kind])}
        okText={said.save}
        okButtonProps={{ loading: change.isPending }}
        cancelText={words.cancel}
        onOk={save}
        onCancel={onClose}
      >
        {change.isError ? <Failure title={words.cannot} error={change.error} /> : null}
        <p>{said.warn}</p>
        <Field
          label={said.amount[unit]}
          help={said.between(from, to)}
          {...(tried && amountWrong ? { trouble: said.amountWrong(from, to) } : {})}
        >
          {(id, about) => (
            <InputNumber id={id} aria-describedby={about} min={1} max={400} precision={0} value={amount} onChange={setAmount} />
          )}
        </Field>
        <Field label={said.because} {...(tried && becauseWrong ? { trouble: said.becauseWrong } : {})}>
          {(id, about) => (
            <Input.TextArea
              id={id}
              aria-describedby={about}
              maxLength={200}
              autoSize={{ minRows: 2, maxRows: 6 }}
              value={because}
              onChange={(event) => setBecause(event.target.value)}
            />
          )}
        </Field>
      </Modal>
    </>
  );
}
