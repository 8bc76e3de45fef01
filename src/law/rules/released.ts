/** Whose word stands behind a card, and what may therefore be shown to whom. */
import type { TextNature } from "#contract.ts";

/** What `card_release` says about the words as they now are, and about earlier ones. */
export type Release = {
  /** Of exactly these words, and not withdrawn. */
  released: boolean;
  /** Of exactly these words, and taken back. */
  withdrawn: boolean;
  /** Released by a sample person of the demo. */
  sample: boolean;
  /** Other words of the same card are released and not withdrawn. */
  earlier: boolean;
};

/** @param sha256 of the words as they now are; @param releases every one that there was of this card */
export function releaseAmong(sha256: string | null, releases: { sha256: string; withdrawn: boolean; sample: boolean }[]): Release {
  const current = releases.find((release) => release.sha256 === sha256);
  return {
    released: current !== undefined && !current.withdrawn,
    withdrawn: current?.withdrawn ?? false,
    sample: current?.sample ?? false,
    earlier: releases.some((release) => release !== current && !release.withdrawn),
  };
}

export type ReleaseState = "unreleased" | "released" | "changed";

/**
 * A sample person's word counts in the demo alone: a database that once was a demo vouches for nothing afterwards.
 * The demo itself counts what it ships as released; that is worked out here and stored nowhere.
 * @returns null where nobody released these words
 */
export function releasedBy(release: Release, demo: boolean): "lawyer" | "demo" | null {
  if (release.released && !release.sample) return "lawyer";
  return demo && !release.withdrawn ? "demo" : null;
}

/** What the release desk shows; the demo's own leave counts for nothing here. */
export function releaseState(release: Release, demo: boolean): ReleaseState {
  if (release.released && (demo || !release.sample)) return "released";
  return release.earlier ? "changed" : "unreleased";
}

export type Viewer = { staff: boolean; demo: boolean };
export type Own = { words: string; release: Release };
export type Shown = { text: string | null; nature: TextNature; demo: boolean };

/** Our own words: to citizens only when released; `demo` says that no real lawyer did. */
export function shownOwn(own: Own | null, viewer: Viewer): Shown {
  if (!own) return { text: null, nature: "withheld", demo: false };
  const by = releasedBy(own.release, viewer.demo);
  if (by) return { text: own.words, nature: "card-released", demo: by === "demo" };
  return viewer.staff ? { text: own.words, nature: "card-unreleased", demo: false } : { text: null, nature: "withheld", demo: false };
}

/** Official text is everybody's; where it is not imported, our own words stand in for it, marked. */
export function shownText(official: string | null, own: Own | null, viewer: Viewer): Shown {
  return official === null ? shownOwn(own, viewer) : { text: official, nature: "official", demo: false };
}
