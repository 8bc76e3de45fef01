import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import type { SpeakingBeside } from "../../../contract/speaking.ts";
import { useContact, useTake } from "../callbacks/callbacks-api.ts";
import { Details } from "../contact/contact-safety.tsx";
import { Failure } from "../frame/failure.tsx";
import { draftKey } from "../queue/review-api.ts";
import { words } from "./words.ts";

type Call = NonNullable<SpeakingBeside["call"]>;

/** Whom to call: the call is taken first, then its number opens at a press. */
export function Calling({ call, draftId }: { call: Call; draftId: string }) {
  const client = useQueryClient();
  const take = useTake(call.id);
  const taken = () => void client.invalidateQueries({ queryKey: draftKey(draftId) });
  return (
    <section className="speak-call" aria-label={words.call.title}>
      <p>
        <strong>{words.call.title}</strong> <span className="small">{words.call.time(words.call.wanted[call.wanted])}</span>
      </p>
      {call.mine ? <CallNumber id={call.id} /> : null}
      {call.mayTake ? (
        <Button loading={take.isPending} onClick={() => take.mutate({}, { onSettled: taken })}>
          {words.call.take}
        </Button>
      ) : null}
      {!call.mine && !call.mayTake && call.holder ? <p>{words.call.held(call.holder)}</p> : null}
      <p>{words.identityCalled}</p>
      <p className="small">{words.call.ends}</p>
    </section>
  );
}

function CallNumber({ id }: { id: string }) {
  const contact = useContact(id);
  if (contact.data) {
    return (
      <>
        <p className="call-number">{words.call.numberIs(contact.data.contact)}</p>
        <Details safety={contact.data.safety} />
      </>
    );
  }
  return (
    <>
      {contact.isError ? <Failure title={words.call.failed} error={contact.error} /> : null}
      <Button loading={contact.isPending} onClick={() => contact.mutate()}>
        {words.call.number}
      </Button>
    </>
  );
}
