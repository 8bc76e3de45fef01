import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import type { SpeakingBeside, ToldNote } from "../../../contract/speaking.ts";
import { Banner } from "../frame/banner.tsx";
import { Failure } from "../frame/failure.tsx";
import { chinese } from "../frame/language.ts";
import { dayAndTime } from "../frame/moment.ts";
import { fetchOne } from "../frame/server.ts";
import { words } from "./words.ts";

type Told = SpeakingBeside["told"][number];

/** When answers of this matter were told by mouth, and what came of it; the newest first. */
export function ToldBanner({ told }: { told: Told[] }) {
  return told.map((one) => (
    <Banner
      key={one.id}
      tone="success"
      title={one.how ? words.told(dayAndTime(one.at), one.how) : words.readOut(dayAndTime(one.at))}
      text={<CameOf told={one} />}
    />
  ));
}

function CameOf({ told }: { told: Told }) {
  const { by, identity, understood, wantsPaper } = told;
  const parts = [
    words.by(by, told.how !== null),
    ...(identity ? [words.known[identity]] : []),
    understood ? words.yes : words.no,
    ...(wantsPaper ? [words.wantsPaper] : []),
  ];
  return (
    <>
      <p>{parts.join(words.comma)}</p>
      {told.mayReadNote ? <Note id={told.id} /> : null}
    </>
  );
}

/** Shown once and kept nowhere. */
function Note({ id }: { id: string }) {
  const note = useMutation({
    mutationFn: () => fetchOne<ToldNote>(`/api/review/told/${encodeURIComponent(id)}/note`),
    gcTime: 0,
  });
  if (note.data) return <p {...chinese}>{words.asked(note.data.note)}</p>;
  return (
    <>
      {note.isError ? <Failure title={words.openFailed} error={note.error} /> : null}
      <Button size="small" loading={note.isPending} onClick={() => note.mutate()}>
        {words.open}
      </Button>
    </>
  );
}
