import { Button, Input, QRCode } from "antd";
import { useState, type FormEvent } from "react";
import type { SecondFactorSetup } from "../../../contract/people.ts";
import { announce } from "../frame/announce.tsx";
import { sayError } from "../frame/failure.tsx";
import { Field } from "../frame/field.tsx";
import { useConfirmFactor } from "./account-api.ts";
import { BackupCodes } from "./backup-codes.tsx";
import { words } from "./words.ts";

const said = words.factor;

/** JBSW Y3DP …: a secret that somebody types. */
const inFours = (secret: string): string => secret.replace(/(.{4})(?=.)/g, "$1 ");

export default function SetUpFactor({ setup, onCancel, onDone }: { setup: SecondFactorSetup; onCancel: () => void; onDone: () => void }) {
  const [code, setCode] = useState("");
  const [trouble, setTrouble] = useState("");
  const confirm = useConfirmFactor();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!/^\d{6}$/.test(code.trim())) return setTrouble(said.sixDigits);
    confirm.mutate(code.trim(), {
      onSuccess: () => {
        announce(said.confirmed);
        onDone();
      },
      onError: (error) => setTrouble(sayError(error)),
    });
  };
  return (
    <ol className="set-up">
      <Scan uri={setup.uri} secret={setup.secret} />
      <li>
        <h3>{said.keep}</h3>
        <BackupCodes codes={setup.backupCodes} />
      </li>
      <li>
        <h3>{said.check}</h3>
        <form onSubmit={submit} noValidate className="account-form">
          <Field label={said.code} {...(trouble ? { trouble } : {})}>
            {(id, about) => (
              <Input
                id={id}
                inputMode="numeric"
                autoComplete="one-time-code"
                maxLength={6}
                aria-describedby={about}
                aria-invalid={trouble !== ""}
                value={code}
                onChange={(event) => setCode(event.target.value)}
              />
            )}
          </Field>
          <div className="bar-buttons">
            <Button type="primary" htmlType="submit" loading={confirm.isPending}>
              {said.confirm}
            </Button>
            <Button onClick={onCancel}>{said.cancel}</Button>
          </div>
        </form>
      </li>
    </ol>
  );
}

function Scan({ uri, secret }: { uri: string; secret: string }) {
  return (
    <li>
      <h3>{said.scan}</h3>
      <p>{said.scanHelp}</p>
      <div className="set-up-scan">
        {/* A telephone's camera wants dark on light, whatever the desk looks like. */}
        <div role="img" aria-label={said.qr}>
          <div aria-hidden="true">
            <QRCode value={uri} type="svg" size={168} color="#000000" bgColor="#ffffff" />
          </div>
        </div>
        <p>
          {said.secret}
          <br />
          <code>{inFours(secret)}</code>
        </p>
      </div>
    </li>
  );
}
