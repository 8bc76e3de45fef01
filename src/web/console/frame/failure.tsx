import { Button } from "antd";
import { frame } from "./words.ts";
import { Banner } from "./banner.tsx";
import { sayProblem } from "./problems.ts";
import { refusalOf, Unreachable } from "./server.ts";

/** One sentence for any error: the server's own where it gave one, never a stack. Broken fields are named only when fields are the trouble. */
export function sayError(error: unknown): string {
  if (error instanceof Unreachable) return frame.failure.unreachable;
  const problem = refusalOf(error);
  if (!problem) return frame.failure.unknown;
  const text = sayProblem(problem.code) ?? ([problem.title, problem.detail].filter(Boolean).join(frame.colon) || frame.failure.unknown);
  const broken = problem.code === "invalid" ? (problem.errors ?? []) : [];
  const fields = broken.map((one) => frame.failure.field(one.field, one.message)).join("");
  return `${text}${fields}${problem.reference ? frame.failure.reference(problem.reference) : ""}`;
}

export function Failure(props: { title: string; error: unknown; onRetry?: () => void }) {
  return (
    <Banner
      tone="danger"
      title={props.title}
      text={sayError(props.error)}
      actions={props.onRetry ? <Button onClick={props.onRetry}>{frame.failure.retry}</Button> : null}
    />
  );
}
