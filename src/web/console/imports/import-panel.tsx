import { useMutation, useQueryClient, type QueryKey } from "@tanstack/react-query";
import { Button, Table } from "antd";
import { useId, useState } from "react";
import type { ImportReport } from "../../../contract/rosters.ts";
import { Banner } from "../frame/banner.tsx";
import { Failure } from "../frame/failure.tsx";
import { ask } from "../frame/server.ts";
import "./imports.css";
import { words } from "./words.ts";

type What = "seats" | "roster";
type Sent = { file: File; dryRun: boolean };

const MOST_BYTES = 2 * 1024 * 1024;
const SHOWN = 100;

function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}

function BadLines({ what, report }: { what: What; report: ImportReport }) {
  const { bad, badCsv } = report;
  if (bad.length === 0 || badCsv === null) return null;
  const columns = (["line", "column", "value", "why"] as const).map((key) => ({ title: words[key], key, dataIndex: key }));
  return (
    <>
      <h3>{words.badTitle}</h3>
      <p className="small">{words.badNext}</p>
      <Button onClick={() => save(`${what}-problems.csv`, badCsv)}>{words.saveBad}</Button>
      <Table
        rowKey={(one) => `${one.line} ${one.column}`}
        columns={columns}
        dataSource={bad.slice(0, SHOWN)}
        pagination={false}
        size="small"
        scroll={{ x: "max-content" }}
      />
      {bad.length > SHOWN ? <p className="small">{words.more(bad.length - SHOWN)}</p> : null}
    </>
  );
}

function Changes({ changes }: { changes: ImportReport["changes"] }) {
  if (changes.length === 0) return null;
  const columns = [
    { title: words.line, key: "line", dataIndex: "line" },
    { title: words.who, key: "who", dataIndex: "who" },
    {
      title: words.detail,
      key: "detail",
      render: (_: unknown, one: (typeof changes)[number]) => `${words.what[one.what]} · ${one.detail}`,
    },
  ];
  return (
    <>
      <h3>{words.changesTitle}</h3>
      <Table
        rowKey="line"
        columns={columns}
        dataSource={changes.slice(0, SHOWN)}
        pagination={false}
        size="small"
        scroll={{ x: "max-content" }}
      />
      {changes.length > SHOWN ? <p className="small">{words.more(changes.length - SHOWN)}</p> : null}
    </>
  );
}

function Passwords({ passwords }: { passwords: ImportReport["passwords"] }) {
  if (passwords.length === 0) return null;
  const columns = (["email", "password"] as const).map((key) => ({ title: words[key], key, dataIndex: key }));
  const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
  const csv = ["name,email,password", ...passwords.map((one) => [one.name, one.email, one.password].map(quoted).join(","))].join("\r\n");
  return (
    <Banner
      tone="warning"
      title={words.passwordsTitle}
      text={
        <>
          <p>{words.passwordsNext}</p>
          <Table
            rowKey="email"
            columns={columns}
            dataSource={passwords}
            pagination={false}
            size="small"
            scroll={{ x: "max-content", y: 240 }}
          />
        </>
      }
      actions={<Button onClick={() => save("one-time-passwords.csv", `\uFEFF${csv}\r\n`)}>{words.savePasswords}</Button>}
    />
  );
}

function Report({ what, report }: { what: What; report: ImportReport }) {
  const { added, changed, unchanged, bad } = report;
  return (
    <div className="import-report">
      <Banner
        tone={report.dryRun ? "info" : "success"}
        title={report.dryRun ? words.tried : words.done}
        text={words.sums(added, changed, unchanged, new Set(bad.map(({ line }) => line)).size)}
      />
      <Passwords passwords={report.passwords} />
      <BadLines what={what} report={report} />
      <Changes changes={report.changes} />
    </div>
  );
}

/** A file is tried first: what it would do is seen before it is done. */
export function ImportPanel({ what, touches, onClose }: { what: What; touches: QueryKey; onClose: () => void }) {
  const client = useQueryClient();
  const id = useId();
  const [file, setFile] = useState<File | null>(null);
  const send = useMutation({
    mutationFn: ({ file, dryRun }: Sent) => ask<ImportReport>("POST", `/api/imports/${what}?dryRun=${dryRun ? 1 : 0}`, file),
    onSuccess: (report) => (report?.dryRun ? undefined : client.invalidateQueries({ queryKey: touches })),
  });
  const tooLarge = file !== null && file.size > MOST_BYTES;
  const sending = (dryRun: boolean) => send.isPending && send.variables.dryRun === dryRun;
  const go = (dryRun: boolean) => (file ? send.mutate({ file, dryRun }) : undefined);
  return (
    <section className="block import" aria-label={words.title[what]}>
      <h2>{words.title[what]}</h2>
      <p className="small">{words.lead[what]}</p>
      <div className="import-line">
        <a href={`/api/imports/${what}/template.csv`} download={`${what}.csv`}>
          {words.template}
        </a>
        <label htmlFor={id} className="import-choose">
          {words.choose}
          <input
            id={id}
            type="file"
            className="off-screen"
            accept=".csv,.xlsx,text/csv"
            onChange={(event) => {
              setFile(event.target.files?.[0] ?? null);
              send.reset();
            }}
          />
        </label>
        <span className={tooLarge ? "field-trouble" : "small"}>
          {file ? words.chosen(file.name, Math.ceil(file.size / 1024)) : words.none}
          {tooLarge ? ` ${words.tooLarge}` : ""}
        </span>
        <Button disabled={!file || tooLarge} loading={sending(true)} onClick={() => go(true)}>
          {words.tryIt}
        </Button>
        <Button type="primary" disabled={!file || tooLarge} loading={sending(false)} onClick={() => go(false)}>
          {words.run}
        </Button>
        <Button type="text" onClick={onClose}>
          {words.close}
        </Button>
      </div>
      {send.isError ? <Failure title={words.title[what]} error={send.error} /> : null}
      {send.data ? <Report what={what} report={send.data} /> : null}
    </section>
  );
}
