import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Segmented, Table } from "antd";
import { useState } from "react";
import type { HotWords } from "../../../contract.ts";
import { Failure } from "../frame/failure.tsx";
import { day } from "../frame/moment.ts";
import { Nothing, Page, Waiting } from "../frame/page.tsx";
import { useRegion } from "../frame/region.ts";
import { fetchOne } from "../frame/server.ts";
import { frame } from "../frame/words.ts";
import { names } from "../frame/names.ts";
import { HotLinesChart } from "./hot-lines-chart.tsx";
import { RisingChart } from "./rising-chart.tsx";
import { words } from "./words.ts";

type Word = HotWords["words"][number];
const DAYS = [1, 7, 28];
const TWICE = 2;

const useHotWords = (days: number) =>
  useQuery({
    queryKey: ["hot-words", days],
    queryFn: ({ signal }) => fetchOne<HotWords>(`/api/supervisor/hot-words?days=${days}`, signal),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });

const Region = ({ code }: { code: string | null }) => useRegion(code) ?? words.everywhere;

const columns = [
  { title: words.term, key: "term", render: (_: unknown, word: Word) => <strong>{word.term}</strong> },
  { title: words.people, key: "people", dataIndex: "people", sorter: (a: Word, b: Word) => a.people - b.people },
  { title: words.usual, key: "usual", render: (_: unknown, word: Word) => word.usual.toFixed(1) },
  {
    title: words.rise,
    key: "rise",
    sorter: (a: Word, b: Word) => a.rise - b.rise,
    render: (_: unknown, word: Word) => (
      <span className={word.rise >= TWICE ? "mark is-soon" : ""}>{words.times(word.rise.toFixed(1))}</span>
    ),
  },
  { title: words.category, key: "category", render: (_: unknown, word: Word) => names.category[word.category] },
  { title: words.region, key: "region", render: (_: unknown, word: Word) => <Region code={word.region} /> },
];

export default function HotWordsPage() {
  const [days, setDays] = useState(1);
  const hot = useHotWords(days);
  const choose = (
    <Segmented
      aria-label={words.period}
      value={days}
      onChange={setDays}
      options={DAYS.map((value) => ({ value, label: words.days(value) }))}
    />
  );
  return (
    <Page title={frame.pages["hot-words"]} lead={words.lead} extra={choose}>
      {hot.isPending ? <Waiting /> : null}
      {hot.isError ? <Failure title={words.failed} error={hot.error} onRetry={() => void hot.refetch()} /> : null}
      {hot.data ? (
        <>
          <p className="small">{words.asOf(day(hot.data.day), hot.data.hiddenUnder)}</p>
          {hot.data.words.length === 0 ? (
            <Nothing title={words.none[0]} next={words.none[1]} />
          ) : (
            <>
              <RisingChart hot={hot.data.words} />
              <HotLinesChart hot={hot.data.words} />
              <Table
                rowKey={(word) => `${word.term} ${word.region} ${word.category}`}
                columns={columns}
                dataSource={hot.data.words}
                pagination={false}
                size="small"
                scroll={{ x: "max-content" }}
              />
            </>
          )}
        </>
      ) : null}
    </Page>
  );
}
