import { Button, InputNumber } from "antd";
import { useId, useState } from "react";
import type { Citation } from "../../../contract.ts";
import { words } from "../strings.ts";

const MOST = 99;

type Part = { label: string; value: number | null; onChange: (value: number | null) => void };

function PartField({ label, value, onChange }: Part) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <InputNumber id={id} size="small" min={1} max={MOST} precision={0} value={value} onChange={onChange} />
    </>
  );
}

type Props = { name: string; citation: Citation; onChange: (citation: Citation) => void };

/** 款 and 项 of one citation. A quotation stays: it is of the whole article. */
export function EditParts({ name, citation, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const set = (part: Partial<Pick<Citation, "paragraph" | "item">>) => onChange({ ...citation, ...part });
  return (
    <>
      <Button size="small" type="text" aria-expanded={open} aria-label={words.edit.partsOf(name)} onClick={() => setOpen(!open)}>
        {words.edit.parts}
      </Button>
      {open ? (
        <span className="parts">
          <PartField label={words.edit.paragraphNo} value={citation.paragraph} onChange={(paragraph) => set({ paragraph })} />
          <PartField label={words.edit.itemNo} value={citation.item} onChange={(item) => set({ item })} />
        </span>
      ) : null}
    </>
  );
}
