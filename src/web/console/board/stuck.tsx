import { Button } from "antd";
import type { StuckJob } from "../../../contract.ts";
import { when } from "../frame/moment.ts";
import { words } from "./words.ts";
import { useRetry } from "./board-api.ts";

function StuckRow({ job }: { job: StuckJob }) {
  const retry = useRetry(words.retried);
  return (
    <li className="row is-soon">
      <p className="row-text">
        <strong>{job.name}</strong> {words.attempts(job.attempts)}
        {job.failedAt ? ` · ${when(job.failedAt)}` : ""}
      </p>
      <p className="small">{words.subject(job.subject)}</p>
      <p className="small">{job.error}</p>
      <Button loading={retry.isPending} onClick={() => retry.mutate(job)}>
        {words.retry}
      </Button>
    </li>
  );
}

/** Jobs that gave up. None is the usual case, and then nothing is said. */
export function Stuck({ jobs }: { jobs: StuckJob[] }) {
  if (jobs.length === 0) return null;
  return (
    <section className="block" aria-label={words.stuck}>
      <h2>
        {words.stuck}
        <span className="tally">{jobs.length}</span>
      </h2>
      <p className="small">{words.stuckNext}</p>
      <ul className="rows">
        {jobs.map((job) => (
          <StuckRow key={`${job.name} ${job.id}`} job={job} />
        ))}
      </ul>
    </section>
  );
}
