import { Modal, Select } from "antd";
import { useState } from "react";
import { announce } from "../frame/announce.tsx";
import { frame } from "../frame/words.ts";
import { isReason, type ChangeDesk, type Desk } from "./desk.ts";
import { EditField } from "./edit-field.tsx";
import { elsewhere, words } from "./elsewhere-words.ts";

const MOST_HELP = 12;

type Props = { desk: Desk; change: ChangeDesk; onClose: () => void };

/** 指引到别处: what the citizen is told of another body goes into the answer, and is approved with it, word for word. */
export function ElsewhereDialog({ desk, change, onClose }: Props) {
  const [who, setWho] = useState<string | null>(null);
  const [why, setWhy] = useState("");
  const body = desk.edited ?? desk.shown.body;
  const others = body.help.filter((help) => help.who !== who);
  const full = others.length >= MOST_HELP;
  const choose = (name: string) => {
    setWho(name);
    setWhy(body.help.find((help) => help.who === name)?.why ?? elsewhere.find((one) => one.who === name)?.why ?? "");
  };
  const put = () => {
    if (who === null) return;
    change({ edited: { ...body, help: [...others, { who, why: why.trim() }] } });
    announce(words.put(who));
    onClose();
  };
  return (
    <Modal
      open
      title={words.title}
      okText={words.send}
      okButtonProps={{ disabled: who === null || !isReason(why) || full }}
      cancelText={frame.cancel}
      onOk={put}
      onCancel={onClose}
    >
      <p>{words.next}</p>
      <div className="edit-field">
        <label htmlFor="elsewhere-who">{words.who}</label>
        <Select
          id="elsewhere-who"
          aria-label={words.who}
          showSearch
          value={who}
          placeholder={words.choose}
          onChange={choose}
          options={elsewhere.map((one) => ({ value: one.who, label: one.who }))}
        />
      </div>
      <EditField label={words.why} value={why} max={500} rows={4} needed onChange={setWhy} />
      {full ? <p>{words.full}</p> : null}
    </Modal>
  );
}
