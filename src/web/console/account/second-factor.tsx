import { Button, Input } from "antd";
import { lazy, Suspense, useState, type FormEvent } from "react";
import type { Account, SecondFactorSetup } from "../../../contract/people.ts";
import { announce } from "../frame/announce.tsx";
import { sayError } from "../frame/failure.tsx";
import { Field } from "../frame/field.tsx";
import { useBeginFactor, useDropFactor, useNewCodes } from "./account-api.ts";
import { BackupCodes } from "./backup-codes.tsx";
import { words } from "./words.ts";

const said = words.factor;
const SetUp = lazy(() => import("./set-up-factor.tsx"));

type Ask = "begin" | "drop" | "newCodes";

/** Each change of the second factor asks for the password: an open desk is not enough. */
function PasswordAsked({ act, onCancel, onDone }: { act: Ask; onCancel: () => void; onDone: (made: Made) => void }) {
  const [password, setPassword] = useState("");
  const [trouble, setTrouble] = useState("");
  const begin = useBeginFactor();
  const drop = useDropFactor();
  const codes = useNewCodes();
  const busy = begin.isPending || drop.isPending || codes.isPending;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      if (act === "begin") onDone({ setup: await begin.mutateAsync(password) });
      if (act === "newCodes") onDone({ codes: (await codes.mutateAsync(password)).backupCodes });
      if (act === "drop") {
        await drop.mutateAsync(password);
        announce(said.dropped);
        onDone({});
      }
    } catch (error) {
      setTrouble(sayError(error));
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="account-form">
      <Field label={said.password} {...(trouble ? { trouble } : {})}>
        {(id, about) => (
          <Input
            id={id}
            type="password"
            autoComplete="current-password"
            autoFocus
            maxLength={128}
            aria-describedby={about}
            aria-invalid={trouble !== ""}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <div className="bar-buttons">
        <Button type="primary" htmlType="submit" danger={act === "drop"} loading={busy} disabled={password === ""}>
          {act === "drop" ? said.drop : said.go}
        </Button>
        <Button onClick={onCancel}>{said.cancel}</Button>
      </div>
    </form>
  );
}

type Made = { setup?: SecondFactorSetup; codes?: string[] };

export function SecondFactor({ account, onDone }: { account: Account; onDone?: () => void }) {
  const [act, setAct] = useState<Ask | null>(null);
  const [made, setMade] = useState<Made>({});
  if (!account.hasPassword) return <p>{said.noPassword}</p>;
  const finish = () => {
    setMade({});
    setAct(null);
  };
  if (made.setup) {
    return (
      <Suspense fallback={null}>
        <SetUp
          setup={made.setup}
          onCancel={finish}
          onDone={() => {
            finish();
            onDone?.();
          }}
        />
      </Suspense>
    );
  }
  if (made.codes) return <BackupCodes codes={made.codes} onKept={finish} />;
  const take = (next: Made) => {
    setMade(next);
    setAct(null);
  };
  if (act) return <PasswordAsked key={act} act={act} onCancel={finish} onDone={take} />;
  return (
    <div className="bar-buttons">
      <span className={account.secondFactor ? "mark is-in-force" : "mark is-soon"}>{account.secondFactor ? said.on : said.off}</span>
      {account.secondFactorRequired ? <span className="small">{said.required}</span> : null}
      {account.backupCodesLeft === null ? null : <span className="small">{said.left(account.backupCodesLeft)}</span>}
      {account.secondFactor ? (
        <>
          <Button onClick={() => setAct("newCodes")}>{said.newCodes}</Button>
          <Button onClick={() => setAct("drop")}>{said.drop}</Button>
        </>
      ) : (
        <Button type="primary" onClick={() => setAct("begin")}>
          {said.begin}
        </Button>
      )}
    </div>
  );
}
