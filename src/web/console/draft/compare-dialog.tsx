import { Modal } from "antd";
import { useRef, useState } from "react";
import type { Finding } from "../../../contract.ts";
import { announce } from "../frame/announce.tsx";
import { frame } from "../frame/words.ts";
import { words } from "./words.ts";
import { ArticleText } from "./article-text.tsx";
import { useCtrlEnter } from "./ctrl-enter.ts";
import { isReason, type ChangeDesk, type Desk } from "./desk.ts";
import { EditField } from "./edit-field.tsx";
import { sayPlace } from "./places.ts";
import { articlesIn, reasonForAll, unverifiableIn, type Unverified } from "./unverifiable.ts";

/** 国家法律法规数据库, where the official texts are published. */
const OFFICIAL = "https://flk.npc.gov.cn/";

function ToCompare({ found }: { found: Unverified }) {
  return (
    <li>
      {found.article ? <ArticleText article={found.article} /> : <p className="article-text">{found.because}</p>}
      <p className="small">{words.comparing.usedAt(found.places.map(sayPlace).join(frame.list))}</p>
    </li>
  );
}

type Props = { desk: Desk; findings: Finding[]; change: ChangeDesk; onClose: () => void };

/** One act for all citations without official text: the lawyer says how they were compared, and it is kept with each. */
export function CompareDialog({ desk, findings, change, onClose }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [reason, setReason] = useState(words.comparing.preset);
  const open = unverifiableIn(findings);
  const articles = articlesIn(open);
  const ready = isReason(reason) && open.length > 0;
  const confirm = () => {
    if (!ready) return;
    change({ overrides: reasonForAll(open, desk.overrides, reason) });
    announce(words.comparing.done(open.length));
    onClose();
  };
  // Comparing and approving are two acts.
  useCtrlEnter(confirm);
  return (
    <Modal
      open
      width={760}
      centered
      title={words.comparing.title}
      okText={words.comparing.yes}
      okButtonProps={{ disabled: !ready }}
      cancelText={frame.cancel}
      onOk={confirm}
      onCancel={onClose}
      afterOpenChange={(shown) => (shown ? box.current?.querySelector("textarea")?.focus() : undefined)}
    >
      <div ref={box} className="comparing">
        <p>{words.comparing.lead(open.length, articles.length)}</p>
        <p>
          <a href={OFFICIAL} target="_blank" rel="noopener noreferrer">
            {words.comparing.source}
            {words.comparing.newTab}
          </a>
        </p>
        <ul className="to-compare" tabIndex={0} aria-label={words.comparing.title}>
          {articles.map((found) => (
            <ToCompare key={found.key} found={found} />
          ))}
        </ul>
        <EditField label={words.comparing.reason} value={reason} max={1000} needed onChange={setReason} />
        <p className="small">{words.comparing.keys}</p>
      </div>
    </Modal>
  );
}
