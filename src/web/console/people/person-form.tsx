import { Input, Modal, Select } from "antd";
import { useState } from "react";
import type { FirstPassword, StaffMember } from "../../../contract/people.ts";
import { Role } from "../../../contract.ts";
import { announce } from "../frame/announce.tsx";
import { Failure } from "../frame/failure.tsx";
import { Field } from "../frame/field.tsx";
import { FocusBack } from "../frame/focus-back.tsx";
import { names } from "../frame/names.ts";
import { frame } from "../frame/words.ts";
import { LicenceFields } from "./licence-fields.tsx";
import { useChangePerson, useOpenPerson } from "./people-api.ts";
import { requestOf, signs, troubleIn, typedOf, type Trouble, type Typed } from "./person-typed.ts";
import { words } from "./words.ts";

const said = words.form;
const ROLES = Role.options.map((value) => ({ value, label: names.role[value] }));

type Props = { person: StaffMember | null; onClose: () => void; onOpened: (name: string, made: FirstPassword) => void };

function useSaving({ person, onClose, onOpened }: Props) {
  const open = useOpenPerson();
  const change = useChangePerson();
  const save = (typed: Typed) => {
    const request = requestOf(typed);
    if (!person) {
      return open.mutate(request, {
        onSuccess: (made) => {
          onClose();
          if (made) onOpened(request.name, made);
        },
      });
    }
    const { name, role, licence } = request;
    change.mutate(
      { id: person.id, change: { name, role, licence } },
      {
        onSuccess: () => {
          announce(said.saved(name));
          onClose();
        },
      },
    );
  };
  return { save, busy: open.isPending || change.isPending, error: open.error ?? change.error };
}

/** Opens a seat, or changes one. */
export function PersonForm(props: Props) {
  const { person, onClose } = props;
  const [typed, setTyped] = useState(() => typedOf(person));
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { save, busy, error } = useSaving(props);
  const submit = () => {
    const found = troubleIn(typed);
    setTrouble(found);
    if (!found) save(typed);
  };
  const troubleAt = (field: Trouble["field"]) => (trouble?.field === field ? { trouble: said[trouble.what] } : {});
  const text = (field: "name" | "email", label: string, help: string) => (
    <Field label={label} help={help} {...troubleAt(field)}>
      {(id, about) => (
        <Input
          id={id}
          maxLength={field === "name" ? 60 : 200}
          disabled={field === "email" && person !== null}
          autoComplete="off"
          aria-describedby={about}
          aria-invalid={trouble?.field === field}
          value={typed[field]}
          onChange={(event) => setTyped({ ...typed, [field]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      <FocusBack />
      <Modal
        open
        width={760}
        style={{ top: 24 }}
        title={person ? said.changing(person.name) : said.opening}
        okText={person ? said.save : said.open}
        okButtonProps={{ loading: busy }}
        cancelText={said.cancel}
        onOk={submit}
        onCancel={onClose}
      >
        {error ? <Failure title={frame.failure.unknown} error={error} /> : null}
        <div className="licence-fields">
          {text("name", words.name, said.nameHelp)}
          {text("email", words.email, said.emailHelp)}
          <Field label={words.role}>
            {(id) => <Select id={id} value={typed.role} options={ROLES} onChange={(role) => setTyped({ ...typed, role })} />}
          </Field>
        </div>
        {signs(typed.role) ? (
          <LicenceFields licence={typed.licence} trouble={trouble} onChange={(licence) => setTyped({ ...typed, licence })} />
        ) : null}
      </Modal>
    </>
  );
}
