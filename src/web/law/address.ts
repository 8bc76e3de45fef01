/** What an address shows. Everything a reader chose stands in it, so that it can be shared, kept, and gone back to. */
export type Searching = { q: string; on: string; kind: string; category: string; page: number };
export type Place = ({ at: "search" } & Searching) | { at: "article"; law: string; no: string; asOf: string };

export const NOTHING_ASKED: Searching = { q: "", on: "", kind: "", category: "", page: 1 };
const LAST_PAGE = 5;

/** @param url with its origin; unreadable parts are left out, never an error */
export function placeOf(url: URL): Place {
  const [, , law, no] = url.pathname.split("/");
  const value = (name: string) => url.searchParams.get(name)?.trim() ?? "";
  if (law && no) return { at: "article", law: decode(law), no: decode(no), asOf: dayOr(value("asOf")) };
  const page = Number(value("page"));
  return {
    at: "search",
    q: value("q").slice(0, 200),
    on: dayOr(value("on")),
    kind: value("kind"),
    category: value("category"),
    page: Number.isInteger(page) && page >= 1 && page <= LAST_PAGE ? page : 1,
  };
}

export function searchPath(searching: Searching): string {
  const { q, on, kind, category, page } = searching;
  return `/law${query({ q, on, kind, category, page: page > 1 ? String(page) : "" })}`;
}

export function articlePath(law: string, no: string, asOf = ""): string {
  return `/law/${encodeURIComponent(law)}/${encodeURIComponent(no)}${query({ asOf })}`;
}

/** Where the same is asked of the API. */
export function apiPath(place: Place): string {
  if (place.at === "search") return searchPath(place).replace("/law", "/api/law/search");
  return articlePath(place.law, place.no, place.asOf).replace("/law", "/api/law/articles");
}

function query(values: Record<string, string>): string {
  const said = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== "")).toString();
  return said && `?${said}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const dayOr = (text: string) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : "");
