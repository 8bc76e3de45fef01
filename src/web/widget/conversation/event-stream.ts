/** Server-sent events read with fetch, because EventSource can carry no Authorization header. */

type Arrived = { id: string | null; data: string };

/** Whole events out of what has come so far; `rest` waits for the next chunk. */
export function cutEvents(text: string): { events: Arrived[]; rest: string } {
  const blocks = text.split(/\r\n\r\n|\n\n|\r\r/);
  const rest = blocks.pop() ?? "";
  const events = blocks.map(readEvent).filter((event) => event.data !== "");
  return { events, rest };
}

function readEvent(block: string): Arrived {
  const event: Arrived = { id: null, data: "" };
  const data: string[] = [];
  for (const line of block.split(/\r\n|\n|\r/)) {
    const [, field, value = ""] = /^([^:]+)(?:: ?(.*))?$/.exec(line) ?? [];
    if (field === "data") data.push(value);
    if (field === "id") event.id = value;
  }
  return { ...event, data: data.join("\n") };
}

/** One turn of following: whether to try the stream, and how long to wait after a failed turn. */
export function nextTurn(failures: number): { stream: boolean; waitMs: number } {
  if (failures <= 3) return { stream: true, waitMs: 1000 * 2 ** Math.max(0, failures - 1) };
  return { stream: failures % 6 === 0, waitMs: POLL_MS };
}

const POLL_MS = 10_000;
