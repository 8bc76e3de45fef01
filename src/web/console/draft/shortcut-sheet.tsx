import { Checkbox, Modal } from "antd";
import { useLetterKeys } from "../frame/keys.ts";
import { words } from "../strings.ts";

type Props = { list?: [key: string, act: string][]; onClose: () => void };

export function ShortcutSheet({ list = words.keys.list, onClose }: Props) {
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
          {list.map(([key, act]) => (
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
