/** Where bytes are kept that are too large for the database. What goes in is sealed already: the store learns nothing. */
export type ObjectStore = {
  /** Twice under one name leaves the later one. */
  put: (name: string, bytes: Uint8Array) => Promise<void>;
  /** @returns null where there is none */
  get: (name: string) => Promise<Uint8Array | null>;
  /** Twice is no error. */
  remove: (name: string) => Promise<void>;
};

const NAME = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Two letters first: a folder of a million files is slow to look into. @throws for what is no UUID: a name is never a path */
export function shardedName(name: string): string {
  if (!NAME.test(name)) throw new Error("an object's name is a UUID");
  return `${name.slice(0, 2)}/${name}`;
}
