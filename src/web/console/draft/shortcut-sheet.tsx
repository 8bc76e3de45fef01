import { Checkbox, Modal } from "antd";
import { useLetterKeys } from "../frame/keys.ts";
import { frame } from "../frame/words.ts";

type Props = { list: [key: string, act: string][]; onClose: () => void };

export function ShortcutSheet({ list, onClose }: Props) {
  const [on, setOn] = useLetterKeys();
  return (
    <Modal open title={frame.keys.title} onCancel={onClose} footer={null}>
      <table className="keys">
        <thead className="off-screen">
          <tr>
            <th>{frame.keys.key}</th>
            <th>{frame.keys.act}</th>
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
        {frame.keys.letters}
      </Checkbox>
    </Modal>
  );
}
