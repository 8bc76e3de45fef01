import { Button, Input, type InputRef } from "antd";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { Banner } from "../frame/banner.tsx";
import { sayError } from "../frame/failure.tsx";
import { Field } from "../frame/field.tsx";
import { refusalOf } from "../frame/server.ts";
import { useSignIn } from "../frame/session.ts";
import { frame } from "../frame/words.ts";
import { ProviderButton } from "./provider-button.tsx";
import { SecondStep } from "./second-step.tsx";
import "./sign-in.css";
import { words } from "./words.ts";

function sayRefusal(error: unknown): string {
  const { status, code } = refusalOf(error) ?? {};
  if (status === 401) return words.refused;
  return status === 429 && code !== "locked" ? words.tooMany : sayError(error);
}

function useForm(onSecond: () => void) {
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
    if (email.trim() === "" || password === "") return refuse(words.bothNeeded);
    setTrouble("");
    signIn.mutate(
      { email: email.trim(), password },
      {
        onSuccess: (said) => {
          if (said?.twoFactorRedirect) onSecond();
        },
        onError: (error) => refuse(sayRefusal(error)),
      },
    );
  };
  return { email, setEmail, password, setPassword, trouble, field, submit, busy: signIn.isPending };
}

function SignInForm({ onSecond }: { onSecond: () => void }) {
  const form = useForm(onSecond);
  return (
    <form onSubmit={form.submit} className="sign-in-form" noValidate>
      <Field label={words.email}>
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
      <Field label={words.password} {...(form.trouble ? { trouble: form.trouble } : {})}>
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
        {words.enter}
      </Button>
    </form>
  );
}

export function SignInPage({ expired }: { expired: boolean }) {
  const [second, setSecond] = useState(false);
  useEffect(() => {
    document.title = frame.app.tab(words.enter);
  }, []);
  return (
    <main className="sign-in">
      <div className="sign-in-sheet">
        <p className="sign-in-name">{frame.app.name}</p>
        <h1>{words.title}</h1>
        <p className="lead">{second ? words.second.lead : words.lead}</p>
        {expired ? <Banner tone="warning" title={words.expired} text={words.expiredNext} /> : null}
        {second ? (
          <SecondStep onAgain={() => setSecond(false)} />
        ) : (
          <>
            <SignInForm onSecond={() => setSecond(true)} />
            <ProviderButton />
          </>
        )}
        <p className="small">{words.help}</p>
      </div>
    </main>
  );
}
