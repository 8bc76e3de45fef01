/** Calls, tokens, cost and time of the model endpoint by step, since the process began, as Prometheus wants them. */
import type { Sample } from "./metrics.ts";
import type { FailureKind, Tokens } from "./model-failure.ts";

type Totals = { calls: number; prompt: number; completion: number; cost: number; seconds: number };
export type Meter = {
  called: (step: string, tokens: Tokens, cost: number, seconds: number) => void;
  turned: (step: string, kind: FailureKind) => void;
  samples: () => Sample[];
};

export function openMeter(): Meter {
  const steps = new Map<string, Totals>();
  const failures = new Map<string, { step: string; kind: FailureKind; count: number }>();
  const counter = (name: string, help: string, labels: Record<string, string>, value: number): Sample => ({
    name,
    help,
    labels,
    value,
    kind: "counter",
  });
  return {
    called: (step, { prompt, completion }, cost, seconds) => {
      const so = steps.get(step) ?? { calls: 0, prompt: 0, completion: 0, cost: 0, seconds: 0 };
      steps.set(step, {
        calls: so.calls + 1,
        prompt: so.prompt + prompt,
        completion: so.completion + completion,
        cost: so.cost + cost,
        seconds: so.seconds + seconds,
      });
    },
    turned: (step, kind) => {
      const key = `${step}/${kind}`;
      failures.set(key, { step, kind, count: (failures.get(key)?.count ?? 0) + 1 });
    },
    samples: () => [
      ...[...steps].flatMap(([step, so]) => [
        counter("wenfa_model_calls_total", "Calls made to the model endpoint", { step }, so.calls),
        counter("wenfa_model_seconds_total", "Seconds that calls took", { step }, so.seconds),
        counter("wenfa_model_tokens_total", "Tokens by step and kind", { step, kind: "prompt" }, so.prompt),
        counter("wenfa_model_tokens_total", "Tokens by step and kind", { step, kind: "completion" }, so.completion),
        counter("wenfa_model_cost_total", "Cost in the currency of LLM_PRICE_*", { step }, so.cost),
      ]),
      ...[...failures.values()].map(({ step, kind, count }) =>
        counter("wenfa_model_failures_total", "Calls that failed at the endpoint, or were not made", { step, kind }, count),
      ),
    ],
  };
}
