import { useState } from "react";
import { Failure } from "../frame/failure.tsx";
import { Page, Waiting } from "../frame/page.tsx";
import { PeriodSelect } from "../quality/figures.tsx";
import { PracticeNotice } from "../quality/practice-notice.tsx";
import { useMyFigures } from "../quality/quality-api.ts";
import { words } from "../quality/words.ts";
import { MyMonth } from "./my-month.tsx";
import { Practised, ReadingFigures } from "./reading-figures.tsx";

/** 我的数字: what is counted of a lawyer's work, for that lawyer. */
export default function MyFiguresPage() {
  const [days, setDays] = useState(90);
  const mine = useMyFigures(days);
  return (
    <Page title={words.mine.title} lead={words.mine.lead} extra={<PeriodSelect days={days} onChange={setDays} />}>
      <PracticeNotice />
      <MyMonth />
      {mine.isPending ? <Waiting /> : null}
      {mine.isError ? <Failure title={words.figures.failed} error={mine.error} onRetry={() => void mine.refetch()} /> : null}
      {mine.data ? (
        <>
          <ReadingFigures figures={mine.data.figures} />
          <Practised practised={mine.data.practised} />
        </>
      ) : null}
    </Page>
  );
}
