import { Button, Popconfirm, Select } from "antd";
import { useState } from "react";
import type { MatterGroup } from "../../../contract.ts";
import { useBoard } from "../board/board-api.ts";
import { words as boardWords } from "../board/words.ts";
import { words } from "./words.ts";
import { useChangeGroup } from "./groups-api.ts";

/** Who may lead: whoever may answer for the group today. */
function useLawyers(): { value: string; label: string }[] {
  const board = useBoard();
  return (board.data?.seats ?? [])
    .filter((seat) => seat.licenceStatus === "active")
    .map(({ id, name, holding, capacity }) => ({ value: id, label: boardWords.seatLabel(name, holding, capacity) }));
}

function Choose(props: {
  label: string;
  options: { value: string; label: string }[];
  act: string;
  ask: string;
  busy: boolean;
  onChoose: (id: string) => void;
}) {
  const [chosen, setChosen] = useState<string | null>(null);
  const known = props.options.some(({ value }) => value === chosen) ? chosen : null;
  return (
    <div className="assign">
      <Select
        aria-label={props.label}
        placeholder={props.label}
        value={known}
        options={props.options}
        disabled={props.options.length === 0}
        onChange={(id) => setChosen(id)}
      />
      <Popconfirm
        title={props.ask}
        okText={boardWords.confirm}
        cancelText={words.cancel}
        onConfirm={() => (known ? props.onChoose(known) : undefined)}
      >
        <Button disabled={!known} loading={props.busy}>
          {props.act}
        </Button>
      </Popconfirm>
    </div>
  );
}

/** For supervisors: another lead, or the same matter under another name. */
export function Supervising({ group, others }: { group: MatterGroup; others: MatterGroup[] }) {
  const change = useChangeGroup(group.id);
  const lawyers = useLawyers();
  return (
    <div className="group-supervising">
      <Choose
        label={words.chooseLead}
        options={lawyers}
        act={words.setLead}
        ask={words.askLead}
        busy={change.isPending}
        onChoose={(lawyerId) => change.mutate({ what: "lead", body: { lawyerId }, said: words.ledNow })}
      />
      {others.length > 0 ? (
        <Choose
          label={words.chooseOther}
          options={others.map(({ id, name, persons }) => ({ value: id, label: words.other(name, persons) }))}
          act={words.merge}
          ask={words.askMerge}
          busy={change.isPending}
          onChoose={(into) => change.mutate({ what: "merge", body: { into }, said: words.merged })}
        />
      ) : null}
    </div>
  );
}

export function SplitOff({ group, inquiryId }: { group: MatterGroup; inquiryId: string }) {
  const change = useChangeGroup(group.id);
  return (
    <Popconfirm
      title={words.askSplit}
      okText={boardWords.confirm}
      cancelText={words.cancel}
      onConfirm={() => change.mutate({ what: "split", body: { inquiryId }, said: words.splitDone })}
    >
      <Button size="small" loading={change.isPending}>
        {words.split}
      </Button>
    </Popconfirm>
  );
}
