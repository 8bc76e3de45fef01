import { Button, Input } from "antd";
import { useState } from "react";
import type { Proof, TakenDown } from "../../../contract/intake.ts";
import { Failure } from "../frame/failure.tsx";
import { Field } from "../frame/field.tsx";
import { Page, Waiting } from "../frame/page.tsx";
import { go, idUnder, Link, usePath } from "../frame/path.tsx";
import { frame } from "../frame/words.ts";
import { useIntakeAct, useIntakeDesk } from "./intake-api.ts";
import "./intake.css";
import { OnACall } from "./on-a-call.tsx";
import { TakenMatter } from "./taken-matter.tsx";
import { TakingForm } from "./taking-form.tsx";
import { words } from "./words.ts";

type Open = { seen: TakenDown; proof: Proof };

function Finding({ onFound }: { onFound: (open: Open) => void }) {
  const [code, setCode] = useState("");
  const [tail, setTail] = useState("");
  const proof = { code, tail };
  const find = useIntakeAct("find", (seen) => onFound({ seen, proof }));
  return (
    <form
      className="intake-find"
      onSubmit={(event) => {
        event.preventDefault();
        if (code.trim() !== "") find.mutate({ proof });
      }}
    >
      <p>{words.findLead}</p>
      {find.isError ? <Failure title={words.findFailed} error={find.error} /> : null}
      <Field label={words.findCode}>
        {(id) => (
          <Input id={id} autoFocus autoComplete="off" maxLength={40} value={code} onChange={(event) => setCode(event.target.value)} />
        )}
      </Field>
      <Field label={words.findTail}>
        {(id) => <Input id={id} autoComplete="off" maxLength={20} value={tail} onChange={(event) => setTail(event.target.value)} />}
      </Field>
      <Button type="primary" htmlType="submit" loading={find.isPending} disabled={code.trim() === ""}>
        {words.find}
      </Button>
    </form>
  );
}

function Taking({ onTaken }: { onTaken: (open: Open) => void }) {
  const desk = useIntakeDesk();
  if (desk.isError) return <Failure title={words.failed} error={desk.error} onRetry={() => void desk.refetch()} />;
  if (!desk.data || !desk.isFetchedAfterMount) return <Waiting />;
  return <TakingForm desk={desk.data} onTaken={(seen) => onTaken({ seen, proof: { id: seen.matter.id } })} />;
}

/** 代录: a form for who listens, the way back by the caller's code, or a call that tells an answer. Leaving closes the matter. */
export default function IntakePage() {
  const under = idUnder(usePath(), "intake");
  return under !== null && under !== "find" ? (
    <OnACall key={under} callId={under} onLeave={() => go("/console/callbacks")} />
  ) : (
    <Listening finds={under === "find"} />
  );
}

function Listening({ finds }: { finds: boolean }) {
  const [open, setOpen] = useState<Open | null>(null);
  const leave = () => setOpen(null);
  const tab = (to: string, label: string, current: boolean) => (
    <Link to={to} aria-current={current ? "page" : undefined} onClick={leave}>
      {label}
    </Link>
  );
  return (
    <Page title={open && !finds ? words.taken : frame.pages.intake} lead={words.lead} wide>
      <nav className="intake-tabs" aria-label={words.tabs.label}>
        {tab("/console/intake", words.tabs.take, !finds)}
        {tab("/console/intake/find", words.tabs.find, finds)}
      </nav>
      {open ? (
        <TakenMatter seen={open.seen} proof={open.proof} onSeen={(seen) => setOpen((was) => was && { ...was, seen })} onLeave={leave} />
      ) : finds ? (
        <Finding onFound={setOpen} />
      ) : (
        <Taking onTaken={setOpen} />
      )}
    </Page>
  );
}
