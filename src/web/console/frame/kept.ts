import { useCallback, useSyncExternalStore } from "react";

/**
 * What a person has typed and not yet sent, kept in memory only: it outlives a page, a refetch and an
 * expired session, never a reload and never a change of person.
 */
const kept = new Map<string, unknown>();
const listeners = new Set<() => void>();
let owner: string | null = null;

const tell = () => {
  for (const listener of listeners) listener();
};

export function keepFor(person: string): void {
  if (owner !== null && owner !== person) forgetAll();
  owner = person;
}

export function forgetAll(): void {
  kept.clear();
  owner = null;
  tell();
}

export const recall = (key: string): unknown => kept.get(key);

export function keep(key: string, value: unknown): void {
  kept.set(key, value);
  tell();
}

export function forget(key: string): void {
  if (kept.delete(key)) tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function useKept<T>(key: string, initial: T): [T, (value: T) => void] {
  const value = useSyncExternalStore(subscribe, () => kept.get(key) as T | undefined);
  const set = useCallback((next: T) => keep(key, next), [key]);
  return [value === undefined ? initial : value, set];
}
