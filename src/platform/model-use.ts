/** What calls of one endpoint share: the day's purse, the places, the meter; and each task's circuit. */
import { type Circuit, openCircuit } from "./circuit.ts";
import type { Clock } from "./clock.ts";
import type { Sample } from "./metrics.ts";
import { EndpointFailed, type FailureKind, ModelFailed, type Tokens } from "./model-failure.ts";
import { openMeter } from "./model-meter.ts";
import { openPlaces } from "./places.ts";
import { type DayLimits, type Ledger, type Prices, costOf, isSpent } from "./spending.ts";

export type UseLimits = {
  concurrency: number;
  prices: Prices | null;
  day: DayLimits;
  /** So many failures in a row open the circuit for so many seconds. */
  breakAfter: number;
  breakSeconds: number;
};

/** One reply of the endpoint: its text, why it ended, whether the model would not, what it took. */
export type Spoken = { text: string; finish: string | null; refused: boolean; tokens: Tokens };

/** `task`: whose circuit counts it; `step`: under what it is metered; `waitMs`: how long it may wait for a place. */
type Call = { task: string; step: string; waitMs: number };

export type ModelUse = {
  /** @throws ModelFailed where the call may not be made, and whatever `make` throws */
  call: (call: Call, make: () => Promise<Spoken>) => Promise<Spoken>;
  samples: () => Promise<Sample[]>;
};

export function openModelUse(deps: { ledger: Ledger; clock: Clock }, limits: UseLimits): ModelUse {
  const { ledger, clock } = deps;
  const places = openPlaces(limits.concurrency);
  const circuits = new Map<string, Circuit>();
  const meter = openMeter();
  const circuitOf = (task: string): Circuit => {
    const circuit = circuits.get(task) ?? openCircuit(clock, { after: limits.breakAfter, seconds: limits.breakSeconds });
    circuits.set(task, circuit);
    return circuit;
  };
  const turnAway = (step: string, kind: FailureKind, message: string): never => {
    meter.turned(step, kind);
    throw new ModelFailed(kind, message);
  };
  const pay = async (step: string, tokens: Tokens, began: number): Promise<void> => {
    const cost = costOf(limits.prices, tokens);
    meter.called(step, tokens, cost, (clock().getTime() - began) / 1000);
    await ledger.add(step, tokens, cost);
  };
  return {
    call: async ({ task, step, waitMs }, make) => {
      const circuit = circuitOf(task);
      if (circuit.state() === "open") turnAway(step, "paused", "the circuit is open");
      const leave = (await places.take(waitMs)) ?? turnAway(step, "busy", "no place came free");
      try {
        if (isSpent(limits.day, await ledger.today())) turnAway(step, "spent", "the day's limit is reached");
        if (!circuit.mayPass()) turnAway(step, "paused", "the circuit is open");
        const began = clock().getTime();
        const spoken = await make().catch(async (error: unknown) => {
          circuit.failed();
          meter.turned(step, "endpoint");
          await pay(step, error instanceof EndpointFailed ? error.tokens : { prompt: 0, completion: 0 }, began);
          throw error;
        });
        circuit.succeeded();
        await pay(step, spoken.tokens, began);
        return spoken;
      } finally {
        leave();
      }
    },
    samples: async () => {
      const today = await ledger.today();
      return [
        ...meter.samples(),
        ...circuitSamples(circuits),
        { name: "wenfa_model_calls_in_flight", help: "Calls of the model endpoint under way in this process", value: places.taken() },
        { name: "wenfa_model_tokens_today", help: "Tokens used since midnight in China, by every process", value: today.tokens },
        { name: "wenfa_model_cost_today", help: "Cost since midnight in China, in the currency of LLM_PRICE_*", value: today.cost },
      ];
    },
  };
}

function circuitSamples(circuits: ReadonlyMap<string, Circuit>): Sample[] {
  return [...circuits].map(([task, circuit]) => ({
    name: "wenfa_model_circuit_open",
    help: "1 while a task's circuit keeps calls from the model endpoint",
    labels: { task },
    value: circuit.state() === "open" ? 1 : 0,
  }));
}
