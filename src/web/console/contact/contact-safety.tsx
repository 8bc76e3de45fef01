import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import type { ContactBeside, ContactDetails } from "../../../contract/waiting.ts";
import { EditField } from "../draft/edit-field.tsx";
import { announce } from "../frame/announce.tsx";
import { Banner } from "../frame/banner.tsx";
import { sayError } from "../frame/failure.tsx";
import { when } from "../frame/moment.ts";
import { ask } from "../frame/server.ts";
import { words } from "./words.ts";

/**
 * Loud, before anybody calls or writes. @param path where whoever may decide says that a call be made
 * all the same, or null where nobody decides @param look what is asked for anew then
 */
export function ContactSafety({ safety, path, look }: { safety: ContactBeside | null; path: string | null; look: readonly string[] }) {
  if (!safety) return null;
  const { standing, leave, heardBy, mayCall, mayDecide } = safety;
  return (
    <Banner
      tone={mayCall ? "warning" : "danger"}
      title={words.standing[standing]}
      text={
        <>
          <p>{heardBy !== null && !mayCall ? words.nextSpoken : words.next[standing]}</p>
          {heardBy === null ? null : <p className="small">{words.heardBy(heardBy)}</p>}
          {standing === "left" && leave ? <p className="small">{words.leftBy(leave.by, when(leave.at))}</p> : null}
          {path !== null && mayDecide ? <Decide path={path} look={look} /> : null}
        </>
      }
    />
  );
}

function Decide({ path, look }: { path: string; look: readonly string[] }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const client = useQueryClient();
  const decide = useMutation({
    mutationFn: () => ask("POST", path, { reason: reason.trim() }),
    onSuccess: () => announce(words.decided, "heard"),
    onError: (error) => announce(sayError(error), "heard"),
    onSettled: () => client.invalidateQueries({ queryKey: look }),
  });
  if (!open) return <Button onClick={() => setOpen(true)}>{words.decide}</Button>;
  const send = () => ([...reason.trim()].length < 2 ? announce(words.reasonFirst, "heard") : decide.mutate());
  return (
    <>
      <EditField label={words.reason} value={reason} max={500} rows={2} onChange={setReason} />
      <Button type="primary" loading={decide.isPending} onClick={send}>
        {words.send}
      </Button>
    </>
  );
}

/** What comes with the number, or with the citizen's own words. */
export function Details({ safety }: { safety: ContactDetails | null }) {
  if (!safety) return null;
  const lines = [
    [words.times, safety.times],
    [words.who, safety.who],
    [words.codeWord, safety.codeWord],
  ].filter(([, said]) => said !== "");
  return (
    <>
      {lines.map(([name, said]) => (
        <p key={name} className="call-number">
          {name}
          {said}
        </p>
      ))}
    </>
  );
}
