import { Button } from "antd";
import { useState } from "react";
import type { AnswerBody } from "../../../contract.ts";
import { announce } from "../frame/announce.tsx";
import { useOnDesk } from "./desk-context.tsx";
import { EditField } from "./edit-field.tsx";
import { FindingNotes } from "./finding-notes.tsx";
import { plainWords } from "./plain-words.ts";
import { PLAIN_MAX, proposePlain } from "./propose-plain.ts";
import { Section } from "./section.tsx";

/** Whether the rest of the answer was changed after the plain version was last touched. */
function useStale(body: AnswerBody): boolean {
  const text = body.plain?.text;
  const rest = JSON.stringify({ ...body, plain: null });
  const [written, setWritten] = useState({ text, rest });
  if (written.text !== text) setWritten({ text, rest });
  return body.plain !== null && written.text === text && written.rest !== rest;
}

/** 简明版: the lawyer writes it, or begins from what code proposes; nothing of it goes out unless it is approved with the rest. */
export function EditPlainVersion({ edit }: { edit: (patch: Partial<AnswerBody>) => void }) {
  const { body } = useOnDesk();
  const stale = useStale(body);
  const { plain } = body;
  const text = plain?.text ?? "";
  const propose = () => {
    edit({ plain: { text: proposePlain(body) } });
    announce(plainWords.proposed);
  };
  const remove = () => {
    edit({ plain: null });
    announce(plainWords.removed);
  };
  return (
    <Section name="plain">
      <p className="small">{plain === null ? plainWords.none : plainWords.hint}</p>
      {plain === null ? null : (
        <>
          <EditField
            label={plainWords.label}
            value={text}
            max={PLAIN_MAX}
            rows={6}
            bare
            at="plain.text"
            onChange={(next) => edit({ plain: { text: next } })}
          />
          <p className="small">{plainWords.left(PLAIN_MAX - text.length)}</p>
          {stale ? (
            <p className="small is-warned" role="status">
              {plainWords.stale}
            </p>
          ) : null}
        </>
      )}
      <FindingNotes place="plain" />
      <div className="item-acts">
        <Button size="small" onClick={propose}>
          {plain === null ? plainWords.propose : plainWords.again}
        </Button>
        {plain === null ? null : (
          <Button size="small" type="text" onClick={remove}>
            {plainWords.remove}
          </Button>
        )}
      </div>
    </Section>
  );
}
