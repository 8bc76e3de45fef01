import { Button } from "antd";
import { words } from "../strings.ts";
import { Banner } from "./banner.tsx";
import { refusalOf, Unreachable } from "./server.ts";

/** One sentence for any error: the server's own where it gave one, never a stack. Broken fields are named only when fields are the trouble. */
export function sayError(error: unknown): string {
  if (error instanceof Unreachable) return words.failure.unreachable;
  const problem = refusalOf(error);
  if (!problem) return words.failure.unknown;
  const text = [problem.title, problem.detail].filter(Boolean).join("：") || words.failure.unknown;
  const broken = problem.code === "invalid" ? (problem.errors ?? []) : [];
  const fields = broken.map((one) => words.failure.field(one.field, one.message)).join("");
  return `${text}${fields}${problem.reference ? words.failure.reference(problem.reference) : ""}`;
}

export function Failure(props: { title: string; error: unknown; onRetry?: () => void }) {
  return (
    <Banner
      tone="danger"
      title={props.title}
      text={sayError(props.error)}
      actions={props.onRetry ? <Button onClick={props.onRetry}>{words.failure.retry}</Button> : null}
    />
  );
}
