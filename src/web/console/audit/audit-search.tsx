import { AutoComplete, Button, Input, Select } from "antd";
import { useState, type ReactNode } from "react";
import { actionGroups } from "./actions.ts";
import { exportPath, type Asked } from "./audit-api.ts";
import { words } from "./words.ts";

const WHAT = Object.values(actionGroups).map(({ title, of }) => ({
  label: title,
  title,
  options: Object.entries(of).map(([value, label]) => ({ value, label })),
}));
const FILES = ["csv", "xlsx", "jsonl"] as const;
const WHO = Object.entries(words.kindsOfWho).map(([value, label]) => ({ value, label }));

const kindNamed = (text: string): string => WHO.find(({ label }) => label === text)?.value ?? text;

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <label className="audit-field">
      <span>{label}</span>
      {children}
    </label>
  );
}

/** By who, what, about what and day. The fields are typed into and asked with together. */
// oxlint-disable-next-line max-lines-per-function -- one form, read from top to bottom
export function AuditSearchForm({ asked, onAsk }: { asked: Asked; onAsk: (asked: Asked) => void }) {
  const [typed, setTyped] = useState<Asked>(asked);
  const set = (field: keyof Asked) => (value: string | undefined) => setTyped({ ...typed, [field]: value || undefined });
  return (
    <form
      className="audit-search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onAsk({ ...typed, ...(typed.who ? { who: kindNamed(typed.who.trim()) } : {}) });
      }}
    >
      <Field label={words.who}>
        <AutoComplete options={WHO.map(({ label }) => ({ value: label }))} value={typed.who ?? ""} onChange={set("who")}>
          <Input placeholder={words.whoHint} maxLength={60} />
        </AutoComplete>
      </Field>
      <Field label={words.action}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          placeholder={words.anyAction}
          options={WHAT}
          value={typed.action ?? null}
          onChange={(value: string | null) => set("action")(value ?? undefined)}
        />
      </Field>
      <Field label={words.subject}>
        <Input
          placeholder={words.subjectHint}
          maxLength={100}
          value={typed.subject ?? ""}
          onChange={(e) => set("subject")(e.target.value.trim())}
        />
      </Field>
      <Field label={words.from}>
        <Input type="date" value={typed.from ?? ""} onChange={(event) => set("from")(event.target.value)} />
      </Field>
      <Field label={words.to}>
        <Input type="date" value={typed.to ?? ""} onChange={(event) => set("to")(event.target.value)} />
      </Field>
      <div className="bar-buttons">
        <Button type="primary" htmlType="submit">
          {words.find}
        </Button>
        <Button
          onClick={() => {
            setTyped({});
            onAsk({});
          }}
        >
          {words.clear}
        </Button>
        {FILES.map((as) => (
          <Button key={as} href={exportPath(asked, as)} title={words.exportNext}>
            {words.export[as]}
          </Button>
        ))}
      </div>
    </form>
  );
}
