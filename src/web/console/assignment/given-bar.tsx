import { Button } from "antd";
import { useEffect, useEffectEvent } from "react";
import type { Me } from "../../../contract.ts";
import { announce } from "../frame/announce.tsx";
import { Banner } from "../frame/banner.tsx";
import { sayError } from "../frame/failure.tsx";
import { clock, useNow } from "../frame/moment.ts";
import { go, usePath } from "../frame/path.tsx";
import { useGiven, useOpenOffer, useStopWaiting } from "./assignment-api.ts";
import { words } from "./words.ts";

/**
 * 随到随派: what was handed over unasked. On the queue page, where nothing is being typed, it opens by itself; elsewhere it
 * is offered. Nobody looks at a hidden tab: there it waits, and goes to the next when its time is over.
 */
export function GivenBar({ me }: { me: Me }) {
  const given = useGiven(me.lawyer !== null);
  const path = usePath();
  const now = useNow(1000);
  const open = useOpenOffer();
  const stop = useStopWaiting();
  const { offer, readySince } = given.data ?? { offer: null, readySince: null };
  const take = (draftId: string) =>
    open.mutate(draftId, { onSuccess: () => go(`/console/drafts/${draftId}`), onError: (error) => announce(sayError(error)) });
  const arrives = useEffectEvent((draftId: string) => {
    announce(words.given.title, "heard");
    if (path === "/console/queue" && !document.hidden) take(draftId);
  });
  const offered = offer?.draftId;
  useEffect(() => {
    if (offered) arrives(offered);
  }, [offered]);
  if (offer) {
    const left = clock(Math.max(0, Date.parse(offer.until) - now));
    const button = (
      <Button type="primary" loading={open.isPending} onClick={() => take(offer.draftId)}>
        {words.given.open}
      </Button>
    );
    return <Banner tone="info" title={words.given.title} text={words.given.text(left)} actions={button} />;
  }
  if (readySince === null || path !== "/console/queue") return null;
  const halt = (
    <Button loading={stop.isPending} onClick={() => stop.mutate(undefined, { onSuccess: () => announce(words.given.stopped) })}>
      {words.given.stop}
    </Button>
  );
  return <Banner tone="info" title={words.given.waiting} text={words.given.waitingText} actions={halt} />;
}
