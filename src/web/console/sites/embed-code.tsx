import { Button, Modal } from "antd";
import { useId } from "react";
import type { SiteView } from "../../../contract/sites.ts";
import { announce } from "../frame/announce.tsx";
import { Failure } from "../frame/failure.tsx";
import { FocusBack } from "../frame/focus-back.tsx";
import { Waiting } from "../frame/page.tsx";
import { useEmbedScript } from "./sites-api.ts";
import { directLink, kioskLink, newestLine, pinnedLine, policyLine } from "./snippet.ts";
import { words } from "./words.ts";

const said = words.snippet;

function Line({ title, help, text }: { title: string; help?: string; text: string }) {
  const id = useId();
  const copy = () => void navigator.clipboard?.writeText(text).then(() => announce(said.copied));
  return (
    <div className="embed-line">
      <p className="embed-title" id={id}>
        {title}
      </p>
      {help ? <p className="small">{help}</p> : null}
      <div>
        <pre tabIndex={0} aria-labelledby={id} role="region">
          <code>{text}</code>
        </pre>
        <Button onClick={copy} aria-label={said.copyOf(title)}>
          {said.copy}
        </Button>
      </div>
    </div>
  );
}

/** What goes into the bureau's page, ready to copy. */
export function EmbedCode({ site, onClose }: { site: SiteView; onClose: () => void }) {
  const script = useEmbedScript();
  const service = window.location.origin;
  return (
    <>
      <FocusBack />
      <Modal
        open
        width={760}
        title={words.codeOf(site.name)}
        onCancel={onClose}
        footer={
          <Button type="primary" onClick={onClose}>
            {said.done}
          </Button>
        }
      >
        <p>{said.lead}</p>
        <Line title={said.newest} help={said.newestHelp} text={newestLine(service, site)} />
        {script.isPending ? <Waiting /> : null}
        {script.isError ? <Failure title={words.failed} error={script.error} onRetry={() => void script.refetch()} /> : null}
        {script.data ? <Line title={said.pinned} help={said.pinnedHelp} text={pinnedLine(service, site, script.data)} /> : null}
        <Line title={said.policy} text={policyLine(service)} />
        <Line title={said.link} text={directLink(service, site)} />
        <Line title={said.kiosk} help={said.kioskHelp(site.kioskIdleMinutes)} text={kioskLink(service, site)} />
        <p className="small">{said.more}</p>
      </Modal>
    </>
  );
}
