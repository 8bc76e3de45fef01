import { Button } from "antd";
import { useState } from "react";
import type { ReadingListView } from "../../../contract/waiting-requests.ts";
import { announce } from "../frame/announce.tsx";
import { Failure, sayError } from "../frame/failure.tsx";
import { chinese } from "../frame/language.ts";
import { dayAndTime } from "../frame/moment.ts";
import { names } from "../frame/names.ts";
import { Page, Waiting } from "../frame/page.tsx";
import { useMe } from "../frame/session.ts";
import { frame } from "../frame/words.ts";
import { useDecide, useLists } from "./reading-api.ts";
import { words } from "./words.ts";

/** 阅读材料: sixteen short lists, read and released one by one. */
export default function ReadingPage() {
  const { demo } = useMe();
  const lists = useLists();
  return (
    <Page title={frame.pages["reading-lists"]} lead={demo ? words.leadDemo : words.lead}>
      {lists.isPending ? <Waiting /> : null}
      {lists.isError ? <Failure title={words.failed} error={lists.error} onRetry={() => void lists.refetch()} /> : null}
      {lists.data?.lists.map((list) => (
        <List key={list.category} list={list} />
      ))}
    </Page>
  );
}

const LOOK = { unreleased: "mark", released: "mark is-in-force", changed: "mark is-soon" } as const;

function List({ list }: { list: ReadingListView }) {
  const name = names.category[list.category];
  return (
    <details className="sheet reading-list">
      <summary>
        <strong>{name}</strong> <span className={LOOK[list.state]}>{words.state[list.state]}</span>{" "}
        <span className="small">{list.shown ? words.shown : words.hidden}</span>
      </summary>
      {list.items.map(({ title, lines, articles, in: others }) => (
        <section key={title} aria-label={title} {...chinese}>
          <h2>{title}</h2>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {articles.length > 0 ? (
            <p className="small">
              {words.law}
              {articles.map(({ law, articleNo }) => `《${law}》${articleNo}`).join("、")}
            </p>
          ) : null}
          {Object.entries(others).map(([code, told]) => (
            <Told key={code} code={code} told={told} />
          ))}
        </section>
      ))}
      <Decided list={list} />
      <Acts list={list} name={name} />
    </details>
  );
}

/** What whoever reads that language is given: it is released with the Chinese, and is to be read with it. */
function Told({ code, told: { title, lines } }: { code: string; told: { title: string; lines: string[] } }) {
  return (
    <div lang={code} dir="auto">
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

function Decided({ list: { decided } }: { list: ReadingListView }) {
  if (!decided) return null;
  const { by, at, withdrawnAt, sample } = decided;
  return (
    <p className="small">
      {withdrawnAt ? words.withdrawn(dayAndTime(withdrawnAt)) : words.releasedBy(by, dayAndTime(at))}
      {sample ? words.sample : ""}
    </p>
  );
}

function Acts({ list, name }: { list: ReadingListView; name: string }) {
  const { lawyer } = useMe();
  const release = useDecide(list, "release");
  const withdraw = useDecide(list, "withdraw");
  const [trouble, setTrouble] = useState("");
  if (!lawyer) return <p className="small">{words.onlyLook}</p>;
  const licensed = lawyer.licenceStatus === "active";
  const act = (how: typeof release, said: string) =>
    how.mutate(undefined, {
      onSuccess: () => announce(said),
      onError: (error) => {
        setTrouble(sayError(error));
        announce(sayError(error), "heard");
      },
    });
  return (
    <>
      {licensed ? null : <p className="field-trouble">{words.noLicence}</p>}
      {trouble ? <p className="field-trouble">{trouble}</p> : null}
      <div className="bar-buttons">
        <Button
          type="primary"
          disabled={!licensed || list.state === "released"}
          loading={release.isPending}
          onClick={() => act(release, words.released(name))}
        >
          {words.release}
        </Button>
        <Button
          disabled={!licensed || !(list.shown || list.state === "changed")}
          loading={withdraw.isPending}
          onClick={() => act(withdraw, words.withdrew(name))}
        >
          {words.withdraw}
        </Button>
      </div>
      <p className="small">{words.means}</p>
    </>
  );
}
