import { useMutation } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import type { Original } from "../../../contract.ts";
import { Details } from "../contact/contact-safety.tsx";
import { frame } from "./words.ts";
import { Failure } from "./failure.tsx";
import { FocusBack } from "./focus-back.tsx";
import { when } from "./moment.ts";
import { Waiting } from "./page.tsx";
import { fetchOne } from "./server.ts";
import { chinese } from "./language.ts";

/** Opens the citizen's own words. They are shown once and kept nowhere: closing the window lets go of them. */
export function OpenOriginal({ path }: { path: string }) {
  const opening = useMutation({ mutationFn: () => fetchOne<Original>(path), gcTime: 0 });
  const original = opening.data;
  return (
    <>
      <Button onClick={() => opening.mutate()}>{frame.original.open}</Button>
      {opening.isIdle ? null : (
        <>
          <FocusBack />
          <Modal
            open
            title={frame.original.title}
            onCancel={() => opening.reset()}
            footer={<Button onClick={() => opening.reset()}>{frame.original.close}</Button>}
          >
            <p className="small">{frame.original.recorded}</p>
            {opening.isPending ? <Waiting /> : null}
            {opening.isError ? <Failure title={frame.original.failed} error={opening.error} /> : null}
            {original?.messages.map((message) => (
              <section key={message.id} className="message is-citizen">
                <p className="small">{when(message.at)}</p>
                <p className="message-text" {...chinese}>
                  {message.text}
                </p>
              </section>
            ))}
            {original && original.parties.length > 0 ? (
              <section aria-label={frame.original.key}>
                <h3>{frame.original.key}</h3>
                <ul className="party-key">
                  {original.parties.map(({ placeholder, value, role }) => (
                    <li key={placeholder}>{frame.original.keyOf(placeholder, value, role)}</li>
                  ))}
                </ul>
              </section>
            ) : null}
            {original ? <p>{original.contact ? frame.original.contact(original.contact) : frame.original.noContact}</p> : null}
            <Details safety={original?.safety ?? null} />
          </Modal>
        </>
      )}
    </>
  );
}
