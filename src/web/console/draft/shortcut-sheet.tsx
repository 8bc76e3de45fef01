import { Checkbox, Modal } from "antd";
import { useLetterKeys } from "../frame/keys.ts";
import { words } from "../strings.ts";

export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const [on, setOn] = useLetterKeys();
  return (
    <Modal open title={words.keys.title} onCancel={onClose} footer={null}>
      <table className="keys">
        <thead className="off-screen">
          <tr>
            <th>{words.keys.key}</th>
            <th>{words.keys.act}</th>
          </tr>
        </thead>
        <tbody>
          {words.keys.list.map(([key, act]) => (
            <tr key={key}>
              <td>
                <kbd>{key}</kbd>
              </td>
              <td>{act}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Checkbox checked={on} onChange={(event) => setOn(event.target.checked)}>
        {words.keys.letters}
      </Checkbox>
    </Modal>
  );
}
