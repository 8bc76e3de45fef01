import { useEffect, useState } from "react";
import { Failure } from "../frame/failure.tsx";
import { useKept } from "../frame/kept.ts";
import { Nothing, Page, Waiting } from "../frame/page.tsx";
import { go, idUnder, usePath } from "../frame/path.tsx";
import { ShortcutSheet } from "../draft/shortcut-sheet.tsx";
import { useSettled } from "../draft/settled.ts";
import { useMe } from "../frame/session.ts";
import { frame } from "../frame/words.ts";
import { words } from "./words.ts";
import { CardFilters } from "./card-filters.tsx";
import { CardList } from "./card-list.tsx";
import { CardReading } from "./card-reading.tsx";
import { useCards, type Wanted } from "./cards-api.ts";

const cardPath = (id: string) => `/console/law-cards/${encodeURIComponent(id)}`;
const EVERYTHING: Wanted = { law: undefined, state: undefined, q: "" };

/** The release desk: what waits on the left, the card beside the official text on the right. */
export default function CardsPage() {
  const { demo } = useMe();
  const [wanted, setWanted] = useKept<Wanted>("law-cards", EVERYTHING);
  const [sheet, setSheet] = useState(false);
  const q = useSettled(wanted.q.trim(), 300);
  const cards = useCards({ ...wanted, q });
  const id = idUnder(usePath(), "law-cards");
  const items = cards.data?.items ?? [];
  const first = items[0]?.id;
  useEffect(() => {
    if (id === null && first !== undefined) go(cardPath(first), "replace");
  }, [id, first]);
  const at = items.findIndex((item) => item.id === id);
  const open = (to: number) => {
    const item = items[Math.min(Math.max(to, 0), items.length - 1)];
    if (item) go(cardPath(item.id));
  };
  return (
    <Page wide ownFocus={id !== null} title={frame.pages["law-cards"]} lead={demo ? words.leadDemo : words.lead}>
      <CardFilters wanted={wanted} change={setWanted} laws={cards.data?.laws ?? []} />
      {cards.isPending ? <Waiting /> : null}
      {cards.isError ? <Failure title={words.failed} error={cards.error} onRetry={() => void cards.refetch()} /> : null}
      {cards.data ? (
        <div className="columns is-cards">
          <section className="side" aria-label={words.list} tabIndex={0}>
            <p className="small">{words.found(cards.data.found, items.length)}</p>
            {items.length === 0 ? <Nothing title={words.none} next={words.noneNext} /> : null}
            <CardList items={items} current={id} pathOf={cardPath} />
          </section>
          <section className="centre" aria-label={words.one}>
            {id === null ? null : (
              <CardReading key={id} id={id} onNext={() => open(at + 1)} onPrevious={() => open(at - 1)} onSheet={() => setSheet(true)} />
            )}
          </section>
        </div>
      ) : null}
      {sheet ? <ShortcutSheet list={words.keys} onClose={() => setSheet(false)} /> : null}
    </Page>
  );
}
