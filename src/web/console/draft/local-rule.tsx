import { Button, Input } from "antd";
import { useId, useState, type ReactNode } from "react";
import type { Citation } from "../../../contract.ts";
import { words } from "./words.ts";
import { PlaceSelect } from "./place-select.tsx";

type Writing = { law: string; articleNo: string; place: string | null; issued: string };

/** @returns null while something is missing: a local rule without its place and its day says nothing */
function citationOf({ law, articleNo, place, issued }: Writing): Citation | null {
  const name = law.trim().replaceAll(/^《|》$/g, "");
  if (name === "" || articleNo.trim() === "" || place === null || issued === "") return null;
  return { law: name, articleNo: articleNo.trim(), paragraph: null, item: null, quote: null, local: { place, issued } };
}

function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

type Props = { label: string; onPick: (citation: Citation) => void; onClose: () => void };

/** 地方规定: cited by name, place and day. The library has no text of it: the lawyer vouches for it. */
export function LocalRule({ label, onPick, onClose }: Props) {
  const [writing, setWriting] = useState<Writing>({ law: "", articleNo: "", place: null, issued: "" });
  const set = (some: Partial<Writing>) => setWriting({ ...writing, ...some });
  const citation = citationOf(writing);
  return (
    <fieldset className="law-search local-rule">
      <legend className="off-screen">{words.edit.localFor(label)}</legend>
      <p className="small">{words.edit.localNext}</p>
      <div className="local-fields">
        <Labelled label={words.edit.localName}>
          {(id) => (
            <Input id={id} autoFocus required maxLength={200} value={writing.law} onChange={(event) => set({ law: event.target.value })} />
          )}
        </Labelled>
        <Labelled label={words.edit.localNo}>
          {(id) => (
            <Input
              id={id}
              required
              maxLength={40}
              placeholder={words.edit.localNoHint}
              value={writing.articleNo}
              onChange={(event) => set({ articleNo: event.target.value })}
            />
          )}
        </Labelled>
        <Labelled label={words.edit.localPlace}>
          {(id) => <PlaceSelect id={id} value={writing.place} onChange={(place) => set({ place })} />}
        </Labelled>
        <Labelled label={words.edit.localIssued}>
          {(id) => <Input id={id} type="date" required value={writing.issued} onChange={(event) => set({ issued: event.target.value })} />}
        </Labelled>
      </div>
      <Button size="small" type="primary" disabled={citation === null} onClick={() => (citation ? onPick(citation) : undefined)}>
        {words.edit.putLocal}
      </Button>{" "}
      <Button size="small" onClick={onClose}>
        {words.edit.closeSearch}
      </Button>
    </fieldset>
  );
}
