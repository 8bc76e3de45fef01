import { Button, Select } from "antd";
import { useState } from "react";
import type { Board, DraftSummary } from "../../../contract.ts";
import { Failure } from "../frame/failure.tsx";
import { AssignedMark, CategoryMark, InGroupMark, SeatMark, UrgencyMark } from "../frame/marks.tsx";
import { since, useNow } from "../frame/moment.ts";
import { Nothing, Waiting } from "../frame/page.tsx";
import { frame } from "../frame/words.ts";
import { words } from "./words.ts";
import { words as queueWords } from "../queue/words.ts";
import { useAssign, useWaiting } from "./board-api.ts";
import { chinese } from "../frame/language.ts";

type Seat = Board["seats"][number];

/** Who may take this draft: the desk it waits for, a licence that is valid, and a hand free. */
const whoMay = (seats: Seat[], draft: DraftSummary): Seat[] =>
  seats.filter((seat) => seat.seatClasses.includes(draft.seatClass) && seat.licenceStatus === "active" && seat.holding < seat.capacity);

function AssignRow({ draft, seats, now }: { draft: DraftSummary; seats: Seat[]; now: number }) {
  const [chosen, setChosen] = useState<string>();
  const assign = useAssign(words.assigned);
  const able = whoMay(seats, draft);
  const seat = able.find((one) => one.id === chosen);
  return (
    <li className={`row is-${draft.urgency} is-assigning`}>
      <div>
        <div className="row-marks">
          <UrgencyMark urgency={draft.urgency} />
          <CategoryMark category={draft.category} />
          <SeatMark seat={draft.seatClass} />
          <AssignedMark to={draft.assignedTo ?? (assign.isSuccess ? assign.variables.name : null)} />
          <InGroupMark group={draft.group} />
          <span className="small">{queueWords.waited(since(draft.waitingSince, now))}</span>
        </div>
        <p className="row-text" {...chinese}>
          {draft.excerpt || queueWords.noExcerpt}
        </p>
      </div>
      <div className="assign">
        <Select
          aria-label={words.assignTo}
          placeholder={able.length > 0 ? words.assignTo : words.nobody}
          disabled={able.length === 0}
          value={seat?.id ?? null}
          onChange={(id) => setChosen(id ?? undefined)}
          options={able.map((one) => ({
            value: one.id,
            label: words.seatLabel(one.name, one.holding, one.capacity),
          }))}
        />
        <Button
          disabled={!seat}
          loading={assign.isPending}
          onClick={() => (seat ? assign.mutate({ draftId: draft.id, lawyerId: seat.id, name: seat.name }) : undefined)}
        >
          {words.assign}
        </Button>
      </div>
    </li>
  );
}

export function Assigning({ seats }: { seats: Seat[] }) {
  const waiting = useWaiting();
  const now = useNow(30_000);
  const items = waiting.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="block" aria-label={words.waitingList}>
      <h2>
        {words.waitingList}
        <span className="tally">{waiting.hasNextPage ? `${items.length}+` : items.length}</span>
      </h2>
      {waiting.isPending ? <Waiting /> : null}
      {waiting.isError ? <Failure title={words.failed} error={waiting.error} onRetry={() => void waiting.refetch()} /> : null}
      {waiting.data && items.length === 0 ? <Nothing title={words.noneWaiting[0]} next={words.noneWaiting[1]} /> : null}
      <ul className="rows is-scrolling">
        {items.map((draft) => (
          <AssignRow key={draft.id} draft={draft} seats={seats} now={now} />
        ))}
      </ul>
      {waiting.hasNextPage ? (
        <Button className="more" loading={waiting.isFetchingNextPage} onClick={() => void waiting.fetchNextPage()}>
          {frame.more}
        </Button>
      ) : null}
    </section>
  );
}
