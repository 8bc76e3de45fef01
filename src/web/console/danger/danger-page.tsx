import { useEffect, useSyncExternalStore } from "react";
import { Failure } from "../frame/failure.tsx";
import { Page, Waiting } from "../frame/page.tsx";
import { go, idUnder, Link, usePath } from "../frame/path.tsx";
import { frame } from "../frame/words.ts";
import { words } from "./words.ts";
import { BellSwitch } from "./alarm-bar.tsx";
import { AlertDetail } from "./alert-detail.tsx";
import { AlertList, HERE } from "./alert-list.tsx";
import { useDesk } from "./alerts-api.ts";

const WIDE = "(min-width: 900px)";

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia(WIDE);
  media.addEventListener("change", listener);
  return () => media.removeEventListener("change", listener);
}

const useWide = (): boolean => useSyncExternalStore(subscribe, () => window.matchMedia(WIDE).matches);

/** Beside the list the first alert is opened, and stays: one that came meanwhile must not be taken by a key meant for this. */
function useFirst(chosen: string | null, first: string | undefined): void {
  const wide = useWide();
  useEffect(() => {
    if (wide && chosen === null && first) go(`${HERE}/${encodeURIComponent(first)}`, "replace");
  }, [wide, chosen, first]);
}

/** The list beside one alert. On a narrow screen the alert that was chosen stands alone. */
export default function DangerPage() {
  const desk = useDesk();
  const chosen = idUnder(usePath(), "danger");
  const open = desk.data?.open ?? [];
  useFirst(chosen, open[0]?.id);
  return (
    <Page title={frame.pages.danger} lead={words.lead} extra={<BellSwitch />} wide>
      {desk.isPending ? <Waiting /> : null}
      {desk.isError ? (
        <>
          <Failure title={words.failed} error={desk.error} onRetry={() => void desk.refetch()} />
          <p className="alarm">{words.failedNext}</p>
        </>
      ) : null}
      {desk.data ? (
        <div className={chosen ? "danger-desk has-chosen" : "danger-desk"}>
          <div className="danger-list">
            <AlertList title={words.open} alerts={open} chosen={chosen} empty={words.noneOpen} />
            <AlertList title={words.closed} alerts={desk.data.closed} chosen={chosen} empty={words.noneClosed} />
          </div>
          <div className="danger-one">
            {chosen ? (
              <Link to={HERE} className="danger-back">
                {words.back}
              </Link>
            ) : null}
            {chosen ? <AlertDetail key={chosen} id={chosen} /> : null}
          </div>
        </div>
      ) : null}
    </Page>
  );
}
