import { useState } from "preact/hooks";
import type { Trouble } from "../conversation/conversation.ts";
import type { Outcome } from "../conversation/reach-service.ts";

type Asked<T> = {
  value: T | null;
  trouble: Trouble | null;
  /** Keeps the reply, or why there is none. @returns the reply, or undefined */
  ask: (request: Promise<Outcome<T>>) => Promise<T | undefined>;
  /** As `ask`, for a request whose reply is not what is kept. */
  act: <R>(request: Promise<Outcome<R>>) => Promise<Outcome<R>>;
  set: (value: T | null) => void;
};

export function useAsked<T>(): Asked<T> {
  const [value, set] = useState<T | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const act = async <R>(request: Promise<Outcome<R>>) => {
    const outcome = await request;
    setTrouble(outcome.ok ? null : outcome.trouble);
    return outcome;
  };
  const ask = async (request: Promise<Outcome<T>>) => {
    const outcome = await act(request);
    if (!outcome.ok) return undefined;
    set(outcome.value);
    return outcome.value;
  };
  return { value, trouble, ask, act, set };
}
