import { useEffect, useRef, useState } from "react";
import type { TakenDown } from "../../../contract/intake.ts";
import { CallRow } from "../callbacks/call-row.tsx";
import { useCallbacks } from "../callbacks/callbacks-api.ts";
import { Failure } from "../frame/failure.tsx";
import { Page, Waiting } from "../frame/page.tsx";
import { Link } from "../frame/path.tsx";
import { words as untold } from "../untold/words.ts";
import { useIntakeAct } from "./intake-api.ts";
import { TakenMatter } from "./taken-matter.tsx";
import "./intake.css";

const BACK = "/console/callbacks";

/** 打电话告知: the number and what came of the call above, the answer to read out below. */
export function OnACall({ callId, onLeave }: { callId: string; onLeave: () => void }) {
  const [seen, setSeen] = useState<TakenDown | null>(null);
  const find = useIntakeAct("find", setSeen);
  const look = useRef(find.mutate);
  const task = useCallbacks().data?.open.find(({ id }) => id === callId);
  const proof = { call: callId };
  useEffect(() => look.current({ proof: { call: callId } }), [callId]);
  return (
    <Page title={untold.page} lead={untold.pageLead} wide>
      {find.isError && !seen ? (
        <>
          <Failure title={untold.gone} error={find.error} />
          <Link to={BACK}>{untold.back}</Link>
        </>
      ) : null}
      {task ? (
        <ul className="rows">
          <CallRow task={task} reading />
        </ul>
      ) : null}
      {seen ? <TakenMatter seen={seen} proof={proof} onSeen={setSeen} onLeave={onLeave} /> : find.isError ? null : <Waiting />}
    </Page>
  );
}
