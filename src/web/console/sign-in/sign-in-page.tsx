import { Button, Input, type InputRef } from "antd";
import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from "react";
import { Banner } from "../frame/banner.tsx";
import { sayError } from "../frame/failure.tsx";
import { refusalOf } from "../frame/server.ts";
import { useSignIn } from "../frame/session.ts";
import { words } from "../strings.ts";

function Field(props: { label: string; trouble?: string; children: (id: string, troubleId?: string) => ReactNode }) {
  const id = useId();
  const troubleId = `${id}-trouble`;
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      {props.children(id, props.trouble ? troubleId : undefined)}
      {props.trouble ? (
        <p className="field-trouble" id={troubleId}>
          {props.trouble}
        </p>
      ) : null}
    </div>
  );
}

function sayRefusal(error: unknown): string {
  const status = refusalOf(error)?.status;
  if (status === 401) return words.signIn.refused;
  return status === 429 ? words.signIn.tooMany : sayError(error);
}

function useForm() {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [trouble, setTrouble] = useState("");
  const field = useRef<InputRef>(null);
  const signIn = useSignIn();
  // The field is described by the trouble, so focusing it reads the trouble out.
  const refuse = (text: string) => {
    setTrouble(text);
    field.current?.focus({ cursor: "all" });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (email.trim() === "" || password === "") return refuse(words.signIn.bothNeeded);
    setTrouble("");
    signIn.mutate({ email: email.trim(), password }, { onError: (error) => refuse(sayRefusal(error)) });
  };
  return { email, setEmail, password, setPassword, trouble, field, submit, busy: signIn.isPending };
}

function SignInForm() {
  const form = useForm();
  return (
    <form onSubmit={form.submit} className="sign-in-form" noValidate>
      <Field label={words.signIn.email}>
        {(id) => (
          <Input
            id={id}
            size="large"
            type="email"
            autoComplete="username"
            autoFocus
            value={form.email}
            onChange={(event) => form.setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field label={words.signIn.password} trouble={form.trouble}>
        {(id, troubleId) => (
          <Input
            id={id}
            ref={form.field}
            size="large"
            type="password"
            autoComplete="current-password"
            aria-invalid={form.trouble !== ""}
            aria-describedby={troubleId}
            value={form.password}
            onChange={(event) => form.setPassword(event.target.value)}
          />
        )}
      </Field>
      <Button type="primary" size="large" htmlType="submit" block loading={form.busy}>
        {words.signIn.enter}
      </Button>
    </form>
  );
}

export function SignInPage({ expired }: { expired: boolean }) {
  useEffect(() => {
    document.title = words.app.tab(words.signIn.enter);
  }, []);
  return (
    <main className="sign-in">
      <div className="sign-in-sheet">
        <p className="sign-in-name">{words.app.name}</p>
        <h1>{words.signIn.title}</h1>
        <p className="lead">{words.signIn.lead}</p>
        {expired ? <Banner tone="warning" title={words.signIn.expired} text={words.signIn.expiredNext} /> : null}
        <SignInForm />
        <p className="small">{words.signIn.help}</p>
      </div>
    </main>
  );
}
