/** @jsxImportSource preact */
/** At a shared device the matter goes home on paper: what is on screen, with the code that opens it elsewhere. */
import { useEffect, useState } from "preact/hooks";
import type { Held, Trouble } from "../conversation/conversation.ts";
import { words } from "../frame/language.ts";
import { TroubleBox } from "../frame/trouble.tsx";
import { makeCode } from "./my-service.ts";

export function PrintSlip({ held }: { held: Held }) {
  const [code, setCode] = useState("");
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(() => {
    if (code) print();
  }, [code]);
  const make = async () => {
    if (code) return print();
    const outcome = await makeCode(held.token);
    if (outcome.ok) setCode(outcome.value.code);
    else setTrouble(outcome.trouble);
  };
  return (
    <section class="slip">
      <button type="button" class="main" onClick={() => void make()}>
        {words.matters.print_slip}
      </button>
      <TroubleBox trouble={trouble} />
      {code && (
        <p>
          {words.matters.slip_code}
          <b class="code">{code}</b>
          {words.matters.slip_why}
        </p>
      )}
    </section>
  );
}
