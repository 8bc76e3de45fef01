/** A local server that speaks the OpenAI protocol, streams included, so that the real client is what is tested. A test scripts its replies. */
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type Heard = {
  path: string;
  authorization: string | undefined;
  body: Record<string, unknown> & { messages: { role: string; content: string }[]; input: string[] };
};

type Usage = { prompt_tokens: number; completion_tokens: number; total_tokens: number };
type Completion = {
  choices: { message: { content: string | null; refusal: string | null }; finish_reason: string }[];
  usage?: Usage;
};

/** One whole reply; where a stream was asked for, a completion goes out as one. */
type Whole = { status?: number; headers?: Record<string, string>; body: unknown };
/** A reply written piece by piece, as fast as the test hands the pieces out; then it ends well, is cut off, or never ends. */
type Streamed = { pieces: Iterable<string> | AsyncIterable<string>; ends?: "well" | "cut" | "silence" };
type Reply = Whole | Streamed | "silence";

/** What the endpoint does with one request. */
export type Does = (heard: Heard) => Promise<Reply> | Reply;

export type Endpoint = {
  /** Ends in /v1, as LLM_BASE_URL does. */
  url: string;
  heard: Heard[];
  does: (does: Does) => void;
  close: () => Promise<void>;
};

export async function givenEndpoint(): Promise<Endpoint> {
  const heard: Heard[] = [];
  let does: Does = () => ({ status: 500, body: { error: { message: "nothing was scripted" } } });
  const server = createServer((request, response) => void serve(request, response));
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = "";
    for await (const chunk of request.setEncoding("utf8")) text += String(chunk);
    const said: Heard = { path: request.url ?? "", authorization: request.headers.authorization, body: JSON.parse(text) };
    heard.push(said);
    const reply = await does(said);
    if (reply === "silence") return;
    if ("pieces" in reply) return stream(response, said, reply);
    if (said.body["stream"] === true && isCompletion(reply.body)) return streamWhole(response, said, reply.body);
    response.writeHead(reply.status ?? 200, { "content-type": "application/json", ...reply.headers });
    response.end(typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body));
  }
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    heard,
    does: (next) => {
      heard.length = 0;
      does = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

const isCompletion = (body: unknown): body is Completion => typeof body === "object" && body !== null && "choices" in body;

function chunk(response: ServerResponse, more: Record<string, unknown>): void {
  const said = { id: "chatcmpl-1", object: "chat.completion.chunk", created: 1_700_000_000, model: "local-model", ...more };
  response.write(`data: ${JSON.stringify(said)}\n\n`);
}

function open(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
  chunk(response, { choices: [{ index: 0, delta: { role: "assistant", content: "" }, finish_reason: null }] });
}

/** Words come as content, or as the arguments of the tool that was asked for. */
function say(response: ServerResponse, { body }: Heard, piece: string): void {
  const tools = body["tools"] as { function: { name: string } }[] | undefined;
  const called = { index: 0, id: "call-1", type: "function", function: { name: tools?.[0]?.function.name, arguments: piece } };
  chunk(response, { choices: [{ index: 0, delta: tools ? { tool_calls: [called] } : { content: piece }, finish_reason: null }] });
}

function finish(response: ServerResponse, reason: string, usage: Usage | undefined): void {
  chunk(response, { choices: [{ index: 0, delta: {}, finish_reason: reason }] });
  if (usage) chunk(response, { choices: [], usage });
  response.end("data: [DONE]\n\n");
}

async function stream(response: ServerResponse, heard: Heard, { pieces, ends = "well" }: Streamed): Promise<void> {
  open(response);
  for await (const piece of pieces) say(response, heard, piece);
  if (ends === "cut") response.write(": gone\n\n", () => response.destroy()); // what was written before is on its way
  if (ends === "well") finish(response, "stop", USAGE);
}

function streamWhole(response: ServerResponse, heard: Heard, { choices, usage }: Completion): void {
  open(response);
  const [choice] = choices;
  const { content = null, refusal = null } = choice?.message ?? {};
  if (refusal !== null) chunk(response, { choices: [{ index: 0, delta: { refusal }, finish_reason: null }] });
  for (let at = 0; at < (content?.length ?? 0); at += 40) say(response, heard, content?.slice(at, at + 40) ?? "");
  finish(response, choice?.finish_reason ?? "stop", usage);
}

export const USAGE: Usage = { prompt_tokens: 1000, completion_tokens: 200, total_tokens: 1200 };

/** A chat completion whose one message says this; `usage: null` for endpoints that do not count. */
export function completion(
  content: string | null,
  more: { finish?: string; refusal?: string | null; usage?: Usage | null } = {},
): { body: unknown } {
  const { finish = "stop", refusal = null, usage = USAGE } = more;
  return {
    body: {
      id: "chatcmpl-1",
      object: "chat.completion",
      created: 1_700_000_000,
      model: "local-model",
      choices: [{ index: 0, message: { role: "assistant", content, refusal }, finish_reason: finish, logprobs: null }],
      ...(usage ? { usage } : {}),
    },
  };
}

/** A stream that the test writes itself: pieces go out when they are given, and it ends when it is told to. */
export function heldStream(): { pieces: AsyncIterable<string>; give: (piece: string) => void; end: () => void } {
  const given: (string | null)[] = [];
  let wake: () => void = () => {};
  const hand = (piece: string | null) => {
    given.push(piece);
    wake();
  };
  return {
    give: hand,
    end: () => hand(null),
    pieces: (async function* () {
      for (;;) {
        const next = given.shift();
        if (next === null) return;
        if (next !== undefined) yield next;
        else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    })(),
  };
}
