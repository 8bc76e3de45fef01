import { Button, Modal } from "antd";
import { announce } from "../frame/announce.tsx";
import { FocusBack } from "../frame/focus-back.tsx";
import { words } from "./words.ts";

const said = words.secret;

export function FirstPassword({ name, password, onKept }: { name: string; password: string; onKept: () => void }) {
  const copy = () => void navigator.clipboard?.writeText(password).then(() => announce(said.copied));
  return (
    <>
      <FocusBack />
      <Modal
        open
        title={said.title}
        closable={false}
        mask={{ closable: false }}
        footer={[
          <Button key="copy" onClick={copy}>
            {said.copy}
          </Button>,
          <Button key="kept" type="primary" onClick={onKept}>
            {said.kept}
          </Button>,
        ]}
      >
        <p>{said.lead(name)}</p>
        <p className="first-password">
          <code>{password}</code>
        </p>
      </Modal>
    </>
  );
}
