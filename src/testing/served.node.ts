/** The app on a real socket, and a reader of its server-sent events. */
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import type { Hono } from "hono";

export type Served = { url: string; close: () => Promise<void> };

export async function givenSocket(app: Hono): Promise<Served> {
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      if ("closeAllConnections" in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type Told = { id: string | null; event: string; data: unknown };

export type Listening = {
  status: number;
  headers: Headers;
  /** The next event, comments and the greeting left out. */
  next: () => Promise<Told>;
  /** Hangs up. */
  close: () => void;
};

/** Opens a stream of events; it stays open until `close`. */
export async function listen(url: string, headers: Record<string, string>): Promise<Listening> {
  const hangUp = new AbortController();
  const response = await fetch(url, { headers: { accept: "text/event-stream", ...headers }, signal: hangUp.signal });
  const events = eventsOf(response);
  return {
    status: response.status,
    headers: response.headers,
    next: async () => {
      const { value, done } = await events.next();
      if (done) throw new Error("the stream ended");
      return value;
    },
    close: () => hangUp.abort(),
  };
}

async function* eventsOf(response: Response): AsyncGenerator<Told, undefined> {
  let text = "";
  for await (const chunk of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    text += chunk;
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      const told = eventOf(text.slice(0, end));
      text = text.slice(end + 2);
      if (told && told.event !== "hello") yield told;
    }
  }
  return undefined;
}

function eventOf(block: string): Told | null {
  const fields = new Map(
    block.split("\n").map((line): [string, string] => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]),
  );
  const data = fields.get("data");
  return data === undefined ? null : { id: fields.get("id") ?? null, event: fields.get("event") ?? "message", data: JSON.parse(data) };
}
