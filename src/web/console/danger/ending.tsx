import { Button, Input, Radio } from "antd";
import { useId, useState } from "react";
import type { AlertView, Disposition } from "../../../contract.ts";
import { announce } from "../frame/announce.tsx";
import { sayError } from "../frame/failure.tsx";
import { forget, useKept } from "../frame/kept.ts";
import { words } from "./words.ts";
import { useClose } from "./alerts-api.ts";

const CODES = Object.keys(words.disposition) as Disposition[];
type Writing = { code: Disposition | null; note: string };
const NOTHING: Writing = { code: null, note: "" };

function useEnding(alert: AlertView) {
  const kept = `alert-ending ${alert.id}`;
  const [writing, setWriting] = useKept<Writing>(kept, NOTHING);
  const [trouble, setTrouble] = useState("");
  const close = useClose(alert.id, () => {
    forget(kept);
    announce(words.ended);
  });
  const refuse = (text: string) => {
    setTrouble(text);
    announce(text, "heard");
  };
  const send = () => {
    const note = writing.note.trim();
    if (writing.code === null) return refuse(words.codeNeeded);
    if ([...note].length < 2) return refuse(words.noteNeeded);
    if (alert.reportDue) return refuse(words.reportNeeded);
    setTrouble("");
    close.mutate({ disposition: writing.code, note }, { onError: (error) => refuse(sayError(error)) });
  };
  return { writing, change: (some: Partial<Writing>) => setWriting({ ...writing, ...some }), trouble, send, busy: close.isPending };
}

/** 处置结果: what is typed outlives a lapsed session, and is sent once. */
export function Ending({ alert }: { alert: AlertView }) {
  const field = useId();
  const { writing, change, trouble, send, busy } = useEnding(alert);
  return (
    <section className="sheet" aria-label={words.end}>
      <h3>{words.end}</h3>
      <fieldset>
        <legend>{words.code}</legend>
        <Radio.Group
          className="choices"
          value={writing.code}
          onChange={(event) => change({ code: event.target.value as Disposition })}
          options={CODES.map((code) => ({ value: code, label: words.disposition[code] }))}
        />
      </fieldset>
      <div className="field">
        <label htmlFor={field}>{words.note}</label>
        <Input.TextArea
          id={field}
          autoSize={{ minRows: 3, maxRows: 8 }}
          maxLength={1000}
          value={writing.note}
          aria-describedby={`${field}-trouble`}
          onChange={(event) => change({ note: event.target.value })}
        />
      </div>
      <p className="field-trouble" id={`${field}-trouble`}>
        {trouble}
      </p>
      <p className="small">{words.endNext}</p>
      <Button type="primary" loading={busy} onClick={send}>
        {words.close}
      </Button>
    </section>
  );
}
