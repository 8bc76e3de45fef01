import { Checkbox, Modal } from "antd";
import { useLetterKeys } from "../frame/keys.ts";
import { frame } from "../frame/words.ts";

/** More do not fit below each other on a screen of 768 px. */
const MANY = 14;

type Props = { list: [key: string, act: string][]; onClose: () => void };

export function ShortcutSheet({ list, onClose }: Props) {
  const [on, setOn] = useLetterKeys();
  return (
    <Modal open centered width={list.length > MANY ? 960 : 560} title={frame.keys.title} onCancel={onClose} footer={null}>
      <table className={list.length > MANY ? "keys is-many" : "keys"}>
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
