import { Button, InputNumber } from "antd";
import { useId, useState } from "react";
import { EditField } from "../draft/edit-field.tsx";
import { announce } from "../frame/announce.tsx";
import { useExtend } from "./clocks-api.ts";
import { words } from "./words.ts";

/** A clock that its article, or 12345, lets be extended. Asked for only when it is wanted: it is the exception. */
export function Extend({ id, most, why = words.extendWhy }: { id: string; most: number; why?: string }) {
  const field = useId();
  const [asking, setAsking] = useState(false);
  const [days, setDays] = useState<number | null>(null);
  const [because, setBecause] = useState("");
  const extend = useExtend(id, words.extended, () => setAsking(false));
  if (!asking) {
    return (
      <Button size="small" onClick={() => setAsking(true)}>
        {words.extend}
      </Button>
    );
  }
  const send = () => {
    if (days === null || [...because.trim()].length < 2) return announce(words.choose, "heard");
    extend.mutate({ days, because: because.trim() });
  };
  return (
    <div className="ending-form">
      <label htmlFor={field}>{words.extendDays(most)}</label>
      <InputNumber id={field} min={1} max={most} precision={0} value={days} onChange={setDays} />
      <EditField label={why} value={because} max={500} rows={1} onChange={setBecause} />
      <div className="bar-buttons">
        <Button loading={extend.isPending} onClick={send}>
          {words.extend}
        </Button>
      </div>
    </div>
  );
}
