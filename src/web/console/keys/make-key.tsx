import { Button, Checkbox, Input, Modal } from "antd";
import { useState } from "react";
import { KeyScope } from "../../../contract/people.ts";
import { announce } from "../frame/announce.tsx";
import { Failure } from "../frame/failure.tsx";
import { Field } from "../frame/field.tsx";
import { FocusBack } from "../frame/focus-back.tsx";
import { useMakeKey } from "./keys-api.ts";
import { words } from "./words.ts";

export function MakeKey({ onClose, onMade }: { onClose: () => void; onMade: (label: string, key: string) => void }) {
  const [label, setLabel] = useState("");
  const [scopes, setScopes] = useState<KeyScope[]>(["inquiries"]);
  const [trouble, setTrouble] = useState("");
  const make = useMakeKey();
  const submit = () => {
    const wrong = label.trim() === "" || scopes.length === 0;
    setTrouble(wrong ? words.needed : "");
    if (wrong) return;
    make.mutate(
      { label: label.trim(), scopes },
      {
        onSuccess: (made) => {
          onClose();
          if (made) onMade(label.trim(), made.key);
        },
      },
    );
  };
  return (
    <>
      <FocusBack />
      <Modal
        open
        title={words.make}
        okText={words.make}
        okButtonProps={{ loading: make.isPending }}
        cancelText={words.cancel}
        onOk={submit}
        onCancel={onClose}
      >
        {make.isError ? <Failure title={words.cannot} error={make.error} /> : null}
        <Field label={words.label} {...(trouble ? { trouble } : {})}>
          {(id, about) => (
            <Input
              id={id}
              maxLength={60}
              placeholder={words.labelHint}
              aria-describedby={about}
              aria-invalid={trouble !== ""}
              value={label}
              onChange={(event) => setLabel(event.target.value)}
            />
          )}
        </Field>
        <fieldset className="field">
          <legend>{words.scopes}</legend>
          <Checkbox.Group
            value={scopes}
            options={KeyScope.options.map((value) => ({ value, label: words.scope[value] }))}
            onChange={setScopes}
          />
        </fieldset>
      </Modal>
    </>
  );
}

/** Shown this once. */
export function KeyShown({ label, secret, onKept }: { label: string; secret: string; onKept: () => void }) {
  const copy = () => void navigator.clipboard?.writeText(secret).then(() => announce(words.copied));
  return (
    <>
      <FocusBack />
      <Modal
        open
        title={words.secret}
        closable={false}
        mask={{ closable: false }}
        footer={[
          <Button key="copy" onClick={copy}>
            {words.copy}
          </Button>,
          <Button key="kept" type="primary" onClick={onKept}>
            {words.kept}
          </Button>,
        ]}
      >
        <p>{words.secretLead(label)}</p>
        <p className="first-password">
          <code className="key-shown">{secret}</code>
        </p>
      </Modal>
    </>
  );
}
