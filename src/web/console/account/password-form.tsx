import { Button, Input } from "antd";
import { useState, type FormEvent } from "react";
import { announce } from "../frame/announce.tsx";
import { sayError } from "../frame/failure.tsx";
import { Field } from "../frame/field.tsx";
import { usePasswordChange } from "./account-api.ts";
import { words } from "./words.ts";

const said = words.password;
const LEAST = 10;
const EMPTY = { current: "", next: "", again: "" };
type Typed = typeof EMPTY;

const troubleIn = ({ next, again }: Typed): string => {
  if (next.length < LEAST) return said.short;
  return next === again ? "" : said.differs;
};

export function PasswordForm({ onDone }: { onDone?: () => void }) {
  const [typed, setTyped] = useState(EMPTY);
  const [trouble, setTrouble] = useState<{ at: keyof Typed; text: string } | null>(null);
  const change = usePasswordChange();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const text = troubleIn(typed);
    setTrouble(text ? { at: text === said.short ? "next" : "again", text } : null);
    if (text) return;
    change.mutate(typed, {
      onSuccess: () => {
        setTyped(EMPTY);
        announce(said.changed);
        onDone?.();
      },
      onError: (error) => setTrouble({ at: "current", text: sayError(error) }),
    });
  };
  const field = (at: keyof Typed, complete: string, help?: string) => (
    <Field label={said[at]} {...(help ? { help } : {})} {...(trouble?.at === at ? { trouble: trouble.text } : {})}>
      {(id, about) => (
        <Input
          id={id}
          type="password"
          autoComplete={complete}
          maxLength={128}
          aria-describedby={about}
          aria-invalid={trouble?.at === at}
          value={typed[at]}
          onChange={(event) => setTyped({ ...typed, [at]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <form onSubmit={submit} noValidate className="account-form">
      {field("current", "current-password")}
      {field("next", "new-password", said.nextHelp)}
      {field("again", "new-password")}
      <Button type="primary" htmlType="submit" loading={change.isPending} disabled={Object.values(typed).includes("")}>
        {said.change}
      </Button>
    </form>
  );
}
