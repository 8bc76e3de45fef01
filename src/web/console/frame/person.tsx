import { Button, Checkbox, Radio } from "antd";
import { lazy, Suspense, useState } from "react";
import type { Me } from "../../../contract.ts";
import { announce } from "./announce.tsx";
import { LOOKS, useLargeText, useLook, type Look } from "./choices.ts";
import { sayError } from "./failure.tsx";
import { goKeyOf } from "./go-keys.ts";
import { language, speak, type Language } from "./language.ts";
import { useOpening } from "./menu.tsx";
import { names } from "./names.ts";
import { Link } from "./path.tsx";
import { pagesOf, useSignOut } from "./session.ts";
import { frame } from "./words.ts";

const ShortcutSheet = lazy(() => import("../draft/shortcut-sheet.tsx").then(({ ShortcutSheet: sheet }) => ({ default: sheet })));

/** Each language says its own name, whatever the page speaks. */
const TONGUES: { value: Language; label: string; lang: string }[] = [
  { value: "zh", label: "中文", lang: "zh-CN" },
  { value: "en", label: "English", lang: "en" },
];

function Choices() {
  const { look, setLook } = useLook();
  const [large, setLarge] = useLargeText();
  return (
    <>
      <fieldset>
        <legend>{frame.person.language}</legend>
        <Radio.Group
          value={language}
          onChange={(event) => speak(event.target.value as Language)}
          options={TONGUES.map(({ value, label, lang }) => ({ value, label: <span lang={lang}>{label}</span> }))}
        />
      </fieldset>
      <fieldset>
        <legend>{frame.person.look}</legend>
        <Radio.Group
          value={look}
          onChange={(event) => setLook(event.target.value as Look)}
          options={LOOKS.map((value) => ({ value, label: frame.person.looks[value] }))}
        />
      </fieldset>
      <Checkbox checked={large} onChange={(event) => setLarge(event.target.checked)}>
        {frame.person.large}
      </Checkbox>
    </>
  );
}

/** The signed-in person's own menu: how the desk looks and speaks, the keys, the account, the way out. */
export function Person({ me }: { me: Me }) {
  const { open, toggle, close, around } = useOpening();
  const [sheet, setSheet] = useState(false);
  const signOut = useSignOut();
  const hasAccount = pagesOf[me.role].some((page: string) => page === "account");
  return (
    <div className="person" ref={around}>
      {me.demo ? <span className="mark">{frame.app.demo}</span> : null}
      <Button type="text" aria-expanded={open} aria-controls="person-menu" onClick={toggle}>
        {me.name}
        <span className="person-role">{names.role[me.role]}</span>
        <span aria-hidden="true" className="person-more">
          ▾
        </span>
      </Button>
      {open ? (
        <div id="person-menu" className="person-menu" role="group" aria-label={frame.person.menu}>
          <Choices />
          <div className="person-acts">
            <Button
              onClick={() => {
                close();
                setSheet(true);
              }}
            >
              {frame.keys.open}
            </Button>
            {hasAccount ? <Link to="/console/account">{frame.person.account}</Link> : null}
            <Button
              loading={signOut.isPending}
              onClick={() => signOut.mutate(undefined, { onError: (error) => announce(sayError(error)) })}
            >
              {frame.person.signOut}
            </Button>
          </div>
        </div>
      ) : null}
      {sheet ? (
        <Suspense fallback={null}>
          <ShortcutSheet list={goKeysOf(me)} onClose={() => setSheet(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}

const goKeysOf = (me: Me): [string, string][] =>
  pagesOf[me.role].flatMap((page): [string, string][] => {
    const key = goKeyOf(page);
    return key ? [[key.toUpperCase().replace(" ", " → "), frame.person.goTo(frame.pages[page])]] : [];
  });
