import { useQuery } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { useEffect, useState } from "react";
import type { StaffAttachment } from "../../../contract/attachment.ts";
import { Failure } from "../frame/failure.tsx";
import { FocusBack } from "../frame/focus-back.tsx";
import { Waiting } from "../frame/page.tsx";
import { type Behind, openAttachment } from "./attachments-api.ts";
import { nameOf, words } from "./words.ts";

type Props = { behind: Behind; files: StaffAttachment[]; shown: string; show: (id: string | null) => void };

/** One file at a time, by mouse or by keyboard; closing the window lets go of it. */
export function Viewer({ behind, files, shown, show }: Props) {
  const at = files.findIndex(({ id }) => id === shown);
  const file = files[at];
  const step = (to: number) => files[at + to]?.id;
  const close = () => show(null);
  const turn = (to: number) => {
    const id = step(to);
    return (
      <Button disabled={id === undefined} onClick={() => show(id ?? null)}>
        {to < 0 ? words.before : words.next}
      </Button>
    );
  };
  return (
    <>
      <FocusBack />
      <Modal
        open
        width="min(1000px, 96vw)"
        title={file ? nameOf(file) : words.failed}
        onCancel={close}
        footer={[
          <span key="turn" className="turns">
            {turn(-1)} {turn(1)}
          </span>,
          <Button key="close" type="primary" onClick={close}>
            {words.close}
          </Button>,
        ]}
      >
        {file ? <Opened key={file.id} behind={behind} file={file} /> : <p>{words.states.removed}</p>}
      </Modal>
    </>
  );
}

function Opened({ behind, file }: { behind: Behind; file: StaffAttachment }) {
  const opening = useQuery({
    queryKey: ["attachment", behind.what, behind.id, file.id],
    queryFn: () => openAttachment(behind, file.id),
    // Looked at again is opened again, and on record: never by itself.
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  return (
    <>
      <p className="small">
        {words.recorded} {file.scanned ? null : words.unscannedWhy} {file.kind === "pdf" ? null : words.stripped}
      </p>
      {opening.isPending ? <Waiting /> : null}
      {opening.isError ? <Failure title={words.failed} error={opening.error} /> : null}
      {opening.data ? (
        file.kind === "pdf" ? (
          <Paper bytes={opening.data} file={file} />
        ) : (
          <Picture bytes={opening.data} file={file} />
        )
      ) : null}
    </>
  );
}

/** As a data: address, the one kind besides its own that the page's policy lets a picture have. */
function Picture({ bytes, file }: { bytes: Blob; file: StaffAttachment }) {
  const [whole, setWhole] = useState(false);
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const reader = new FileReader();
    reader.addEventListener("load", () => setAddress(typeof reader.result === "string" ? reader.result : null));
    reader.readAsDataURL(bytes);
    return () => reader.abort();
  }, [bytes]);
  if (address === null) return <Waiting />;
  return (
    <>
      <Button onClick={() => setWhole(!whole)}>{whole ? words.fit : words.whole}</Button>
      <div className={whole ? "picture is-whole" : "picture"} tabIndex={0} role="region" aria-label={nameOf(file)}>
        <img src={address} alt={nameOf(file)} />
      </div>
    </>
  );
}

/** Never shown as a page of ours: a reader of its own opens it. */
function Paper({ bytes, file }: { bytes: Blob; file: StaffAttachment }) {
  const [address, setAddress] = useState("");
  useEffect(() => {
    const made = URL.createObjectURL(bytes);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  return (
    <>
      <p>{words.pdfWhy}</p>
      <p className="small">{words.pdfChecked}</p>
      <Button type="primary" href={address} download={`PDF-${file.number}.pdf`}>
        {words.download}
      </Button>
    </>
  );
}
