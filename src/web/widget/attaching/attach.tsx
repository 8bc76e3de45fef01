/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import type { Attachment } from "../../../contract/attachment.ts";
import { useTaking } from "../answer/take-answer.tsx";
import type { Held } from "../conversation/conversation.ts";
import { fileAt } from "../conversation/reach-service.ts";
import { say, words } from "../frame/language.ts";
import { type Chosen, FILES_MAX, listed } from "./chosen.ts";
import { happen, removeFile, sendFiles, useFiles } from "./use-files.ts";

/** Types by name, not image/*: an iPhone then hands over a JPEG in place of its own format, which nobody could open. */
const ACCEPT = "image/jpeg,image/png,image/webp,application/pdf";

type Props = {
  /** Null before the question is sent: what is chosen waits for it. */
  held: Held | null;
  has: Attachment[];
  announce: (said: string) => void;
};

export function Attach({ held, has, announce }: Props) {
  const files = useFiles();
  const chosen = listed(files, held?.id ?? null, has);
  const trouble = chosen.filter(({ says }) => says).pop()?.says ?? "";
  useEffect(() => {
    if (trouble) announce(trouble);
  }, [trouble]);
  const choose = (list: FileList | null) => {
    const picked = [...(list ?? [])].map((file) => ({ key: `${Date.now()}-${Math.random()}`, name: file.name, file }));
    if (picked.length === 0) return;
    happen({ type: "chose", files: picked, of: held?.id ?? null, has: has.filter(({ state }) => state !== "refused").length });
    announce(say(held ? words.attaching.chosen_sending : words.attaching.chosen, { n: picked.length }));
    if (held) void sendFiles(held);
  };
  return (
    <div class="attach">
      <label class="plain">
        <input
          type="file"
          class="unseen"
          multiple
          accept={ACCEPT}
          aria-describedby="attach-hint"
          onChange={(event) => {
            choose(event.currentTarget.files);
            event.currentTarget.value = "";
          }}
        />
        {words.attaching.add}
      </label>
      <p id="attach-hint" class="hint">
        {say(words.attaching.hint, { n: FILES_MAX })}
      </p>
      {chosen.length > 0 && (
        <ul class="files">
          {chosen.map((file) => (
            <Waiting key={file.key} file={file} held={held} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Waiting({ file, held }: { file: Chosen; held: Held | null }) {
  const { key, name, state, done, says } = file;
  const standing: Partial<Record<Chosen["state"], string>> = {
    held: held ? words.attaching.waits : words.attaching.held,
    sending: say(words.attaching.sending, { n: done }),
    sent: words.attaching.sent,
  };
  const again = () => {
    happen({ type: "again", key });
    if (held) void sendFiles(held);
  };
  return (
    <li>
      <b>{name}</b>
      <span class={says ? "over" : "hint"}>{says || standing[state]}</span>
      {state === "sending" && <progress max={100} value={done} aria-label={name} />}
      {state === "failed" && (
        <button type="button" class="chip" onClick={again}>
          {words.attaching.again}
        </button>
      )}
      {state !== "sending" && state !== "sent" && (
        <button
          type="button"
          class="chip"
          aria-label={say(words.attaching.remove_of, { name })}
          onClick={() => happen({ type: "dropped", key })}
        >
          {words.attaching.remove}
        </button>
      )}
    </li>
  );
}

/** What the matter has. A second tap removes: the first may have been a slip. */
export function Attached({ held, has, announce }: Props & { held: Held }) {
  const { gone } = useFiles();
  const shown = has.filter(({ id }) => !gone.includes(id));
  if (shown.length === 0) return null;
  return (
    <section class="card" aria-labelledby="attached">
      <h2 id="attached">{words.attaching.attached}</h2>
      <ul class="files">
        {shown.map((file) => (
          <One key={file.id} file={file} held={held} announce={announce} />
        ))}
      </ul>
    </section>
  );
}

function One({ file, held, announce }: { file: Attachment; held: Held; announce: Props["announce"] }) {
  const [sure, setSure] = useState(false);
  const { told, tell, take } = useTaking({ held, announce });
  const [seen, see] = useState("");
  const paper = file.kind === "pdf";
  const path = `attachments/${file.id}`;
  /** A picture is shown here and gone with the page; a paper goes to a reader of the device's own. */
  const open = async () => {
    if (paper) return take(path, words.answer.downloaded);
    if (seen) return see("");
    const got = await fileAt(held, path);
    if (got.ok) see(URL.createObjectURL(got.value));
    else tell(got.trouble.title);
  };
  const name = say(paper ? words.attaching.pdf : words.attaching.photo, { n: file.number });
  const remove = async () => announce((await removeFile(held, file.id)) ?? say(words.attaching.removed, { name }));
  return (
    <li>
      <b>{name}</b>
      <span class={file.state === "refused" ? "over" : "hint"}>{told || words.attaching.states[file.state]}</span>
      {file.state === "kept" && (
        <button
          type="button"
          class={paper ? "chip paper" : "chip"}
          aria-expanded={paper ? undefined : seen !== ""}
          onClick={() => void open()}
        >
          {say(words.attaching.open, { name })}
        </button>
      )}
      {file.state !== "refused" && (
        <button
          type="button"
          class="chip"
          aria-label={sure ? undefined : say(words.attaching.remove_of, { name })}
          onClick={() => (sure ? void remove() : setSure(true))}
          onBlur={() => setSure(false)}
        >
          {sure ? say(words.attaching.remove_sure, { name }) : words.attaching.remove}
        </button>
      )}
      {seen && <img src={seen} alt={name} onLoad={() => URL.revokeObjectURL(seen)} />}
    </li>
  );
}
