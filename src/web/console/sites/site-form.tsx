import { Input, InputNumber, Modal, Select } from "antd";
import { useState, type ReactNode } from "react";
import { whiteReadsOn } from "../../../contract/colour.ts";
import { KIOSK_IDLE, type NewSite, SiteCode, type SiteView } from "../../../contract/sites.ts";
import { announce } from "../frame/announce.tsx";
import { Failure } from "../frame/failure.tsx";
import { Field } from "../frame/field.tsx";
import { FocusBack } from "../frame/focus-back.tsx";
import { usePlaces } from "../frame/region.ts";
import { siteOf, typedOf, type SiteField, type Typed } from "./site-typed.ts";
import { kioskLink } from "./snippet.ts";
import { useAddSite, useChangeSite } from "./sites-api.ts";
import { words } from "./words.ts";

/** The languages of the widget with what their buttons say; put in by the build from corpus/languages/. */
declare const GUEST_WORDS: Record<string, { open: string }>;

const said = words.form;
const LANGUAGES = Object.entries(GUEST_WORDS).map(([value, { open }]) => ({ value, label: `${value} · ${open}` }));
const HOLIDAYS = (["closed", "as-usual"] as const).map((value) => ({ value, label: said.holidays[value] }));

type Part = { typed: Typed; wrong: SiteField | null; set: (change: Partial<Typed>) => void };

function Named({ field, wrong, children }: Pick<Part, "wrong"> & { field: SiteField; children: (props: object) => ReactNode }) {
  const help = said.help[field];
  return (
    <Field label={said.fields[field]} {...(help ? { help } : {})} {...(wrong === field ? { trouble: said.wrong[field] } : {})}>
      {(id, about) => children({ id, "aria-describedby": about, "aria-invalid": wrong === field })}
    </Field>
  );
}

function Texts({ typed, wrong, set, isNew }: Part & { isNew: boolean }) {
  const text = (field: "code" | "name" | "phone" | "colour", max: number, disabled = false) => (
    <Named field={field} wrong={wrong}>
      {(props) => (
        <Input {...props} maxLength={max} disabled={disabled} autoComplete="off" value={typed[field]} onChange={(e) => set({ [field]: e.target.value })} /> // prettier-ignore
      )}
    </Named>
  );
  const places = usePlaces();
  return (
    <>
      {text("code", 40, !isNew)}
      {text("name", 60)}
      <Named field="region" wrong={wrong}>
        {(props) => (
          <Select
            {...props}
            showSearch={{ optionFilterProp: "label" }}
            loading={places === null}
            options={places ?? []}
            value={typed.region || null}
            onChange={(region) => set({ region: region ?? "" })}
          />
        )}
      </Named>
      {text("phone", 20)}
      <Named field="language" wrong={wrong}>
        {(props) => <Select {...props} options={LANGUAGES} value={typed.language} onChange={(language) => set({ language })} />}
      </Named>
      <div>
        {text("colour", 7)}
        {whiteReadsOn(typed.colour) ? (
          <span className="launcher-look" style={{ background: typed.colour }} role="img" aria-label={said.preview}>
            {GUEST_WORDS[typed.language]?.open}
          </span>
        ) : null}
      </div>
    </>
  );
}

function Week({ typed, wrong, set }: Part) {
  return (
    <fieldset className="site-week" aria-describedby="week-help">
      <legend>{said.fields.week}</legend>
      <p className="small" id="week-help">
        {said.help["week"]}
      </p>
      {typed.week.map((line, n) => (
        <label key={words.days[n]}>
          <span>{words.days[n]}</span>
          <Input
            maxLength={60}
            placeholder={words.rest}
            aria-invalid={wrong === "week"}
            aria-describedby={wrong === "week" ? "week-trouble" : undefined}
            value={line}
            onChange={(event) => set({ week: typed.week.with(n, event.target.value) })}
          />
        </label>
      ))}
      {wrong === "week" ? (
        <p className="field-trouble" id="week-trouble">
          {said.wrong.week}
        </p>
      ) : null}
    </fieldset>
  );
}

/** 窗口触屏机: the address to open on the counter's machine, and how long it waits for a hand. */
function Kiosk({ typed, wrong, set }: Part) {
  const known = SiteCode.safeParse(typed.code).success;
  return (
    <fieldset className="site-week">
      <legend>{said.kiosk}</legend>
      <Named field="kioskIdleMinutes" wrong={wrong}>
        {(props) => (
          <InputNumber
            {...props}
            min={KIOSK_IDLE.least}
            max={KIOSK_IDLE.most}
            precision={0}
            value={typed.kioskIdleMinutes}
            onChange={(minutes) => set({ kioskIdleMinutes: minutes ?? 0 })}
          />
        )}
      </Named>
      <p>{known ? said.kioskLink : said.kioskLater}</p>
      {known ? (
        <pre className="kiosk-link">
          <code>{kioskLink(window.location.origin, typed)}</code>
        </pre>
      ) : null}
      <p className="small">{said.kioskHelp}</p>
    </fieldset>
  );
}

function useSaving(site: SiteView | null, onClose: () => void) {
  const add = useAddSite();
  const change = useChangeSite();
  const save = (wanted: NewSite) => {
    const saved = {
      onSuccess: () => {
        announce(words.saved(wanted.name));
        onClose();
      },
    };
    if (!site) return add.mutate(wanted, saved);
    const { code: _, ...fields } = wanted;
    change.mutate({ code: site.code, change: fields }, saved);
  };
  return { save, busy: add.isPending || change.isPending, error: add.error ?? change.error };
}

/** Adds a site, or changes one. */
export function SiteForm({ site, onClose }: { site: SiteView | null; onClose: () => void }) {
  const [typed, setTyped] = useState(() => typedOf(site));
  const [wrong, setWrong] = useState<SiteField | null>(null);
  const { save, busy, error } = useSaving(site, onClose);
  const submit = () => {
    const wanted = siteOf(typed);
    setWrong("wrong" in wanted ? wanted.wrong : null);
    if (!("wrong" in wanted)) return save(wanted);
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.ant-modal [aria-invalid="true"]')?.focus());
  };
  const part: Part = { typed, wrong, set: (change) => setTyped({ ...typed, ...change }) };
  return (
    <>
      <FocusBack />
      <Modal
        open
        width={760}
        style={{ top: 24 }}
        title={site ? words.editOf(site.name) : said.adding}
        okText={said.save}
        okButtonProps={{ loading: busy }}
        cancelText={words.cancel}
        onOk={submit}
        onCancel={onClose}
      >
        {error ? <Failure title={words.cannot} error={error} /> : null}
        <div className="licence-fields">
          <Texts {...part} isNew={site === null} />
        </div>
        <Week {...part} />
        <Named field="holidays" wrong={wrong}>
          {(props) => <Select {...props} options={HOLIDAYS} value={typed.holidays} onChange={(holidays) => part.set({ holidays })} />}
        </Named>
        <Kiosk {...part} />
        <Named field="origins" wrong={wrong}>
          {(props) => (
            <Input.TextArea
              {...props}
              autoSize={{ minRows: 2, maxRows: 8 }}
              maxLength={4000}
              value={typed.origins}
              onChange={(event) => part.set({ origins: event.target.value })}
            />
          )}
        </Named>
      </Modal>
    </>
  );
}
