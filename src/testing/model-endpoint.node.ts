/** A local server that speaks the OpenAI protocol, so that the real client is what is tested. A test scripts its replies. */
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type Heard = {
  path: string;
  authorization: string | undefined;
  body: Record<string, unknown> & { messages: { role: string; content: string }[]; input: string[] };
};

/** What the endpoint does with one request: answers with a status and a body, or never. */
export type Does = (
  heard: Heard,
) => Promise<{ status?: number; body: unknown } | "silence"> | { status?: number; body: unknown } | "silence";

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
    response.writeHead(reply.status ?? 200, { "content-type": "application/json" });
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

/** A chat completion whose one message says this. */
export function completion(content: string | null, more: { finish?: string; refusal?: string | null } = {}): { body: unknown } {
  const { finish = "stop", refusal = null } = more;
  return {
    body: {
      id: "chatcmpl-1",
      object: "chat.completion",
      created: 1_700_000_000,
      model: "local-model",
      choices: [{ index: 0, message: { role: "assistant", content, refusal }, finish_reason: finish, logprobs: null }],
      usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
    },
  };
}
