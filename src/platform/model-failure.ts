/** Why a model gave nothing that can be used. Rooms read the kind; the message is for the log and holds no citizen's words. */

/**
 * `spent`: the day's budget is gone; `paused`: the circuit is open; `busy`: no place came free in time; `endpoint`: no
 * reply, or not to its end; `refused`: the model would not; `invalid`: what it said is not of the shape, repair included.
 */
export type FailureKind = "spent" | "paused" | "busy" | "endpoint" | "refused" | "invalid";

export class ModelFailed extends Error {
  readonly kind: FailureKind;
  constructor(kind: FailureKind, message: string) {
    super(message);
    this.name = `ModelFailed(${kind})`;
    this.kind = kind;
  }
}

export type Tokens = { prompt: number; completion: number };

/** The endpoint's own failure: what it cost all the same, and whether and when another try is worth it. */
export class EndpointFailed extends ModelFailed {
  readonly tokens: Tokens;
  /** Milliseconds to wait before one more try; null where none is worth it. */
  readonly againInMs: number | null;
  constructor(message: string, tokens: Tokens, againInMs: number | null) {
    super("endpoint", message);
    this.tokens = tokens;
    this.againInMs = againInMs;
  }
}
