import { Button, Input, type InputRef } from "antd";
import { useRef, useState, type FormEvent } from "react";
import { sayError } from "../frame/failure.tsx";
import { Field } from "../frame/field.tsx";
import { refusalOf } from "../frame/server.ts";
import { useSecondStep } from "../frame/session.ts";
import { words } from "./words.ts";

const said = words.second;

/** The password was right; now the telephone's six digits, or a backup code. */
export function SecondStep({ onAgain }: { onAgain: () => void }) {
  const [backup, setBackup] = useState(false);
  const [code, setCode] = useState("");
  const [trouble, setTrouble] = useState("");
  const field = useRef<InputRef>(null);
  const step = useSecondStep();
  const refuse = (text: string) => {
    setTrouble(text);
    field.current?.focus({ cursor: "all" });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim().length < 6) return refuse(backup ? said.backupNeeded : said.codeNeeded);
    step.mutate(
      { code: code.trim(), backup },
      { onError: (error) => (refusalOf(error)?.code === "not-signed-in" ? onAgain() : refuse(sayError(error))) },
    );
  };
  const swap = () => {
    setBackup(!backup);
    setCode("");
    setTrouble("");
    field.current?.focus();
  };
  return (
    <form onSubmit={submit} className="sign-in-form" noValidate>
      <Field label={backup ? said.backup : said.code} help={backup ? said.backupHelp : said.codeHelp} {...(trouble ? { trouble } : {})}>
        {(id, about) => (
          <Input
            id={id}
            ref={field}
            size="large"
            autoFocus
            inputMode={backup ? "text" : "numeric"}
            autoComplete="one-time-code"
            maxLength={backup ? 20 : 6}
            aria-invalid={trouble !== ""}
            aria-describedby={about}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
      <Button type="primary" size="large" htmlType="submit" block loading={step.isPending}>
        {words.enter}
      </Button>
      <div className="sign-in-other">
        <Button type="link" onClick={swap}>
          {backup ? said.useCode : said.useBackup}
        </Button>
        <Button type="link" onClick={onAgain}>
          {said.again}
        </Button>
      </div>
    </form>
  );
}
