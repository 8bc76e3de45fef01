/** LangChain over any OpenAI-compatible endpoint, bent to the port that a room states. */
import { BaseCallbackHandler, type HandleLLMNewTokenCallbackFields, type NewTokenIndices } from "@langchain/core/callbacks/base";
import { ChatOpenAICompletions } from "@langchain/openai";
import { AIMessage, type AIMessageChunk, type BaseMessage, type BaseMessageChunk, HumanMessage, SystemMessage } from "langchain";
import { z } from "zod";
import type { Endpoint } from "../config.ts";
import { readAnswer } from "./model-answer.ts";
import { EndpointFailed, ModelFailed, type Tokens } from "./model-failure.ts";
import type { ModelUse, Spoken } from "./model-use.ts";

/** How the endpoint is asked for structured output: by a schema, by a tool's arguments, or as plain JSON. */
export type Structured = "json_schema" | "tool" | "json";
export type ModelSettings = Endpoint & { timeoutMs: number; structured: Structured };

type Prompt = { system: string; user: string };
/** `hear`: everything written so far; `repairing`: told before the model is asked to mend its answer; `faults`: beyond the schema. */
type Asking<T> = { hear?: (soFar: string) => void; repairing?: () => void; faults?: (value: T) => string[] };

export type StructuredModel<T> = {
  name: string;
  /** @throws ModelFailed where nothing usable came: `kind` says why */
  ask: (prompt: Prompt, asking?: Asking<T>) => Promise<T>;
};

/** `retries`: after a failure of the endpoint; none where somebody waits. `repairs`: whether a wrong answer is sent back once. */
export type Task<T> = { name: string; step: string; schema: z.ZodType<T>; retries: 0 | 1; repairs: boolean };

const METHODS = { json_schema: "jsonSchema", tool: "functionCalling", json: "jsonMode" } as const;
const LONGEST_ECHO = 20_000;
const PAUSE_MS = 500;
/** Whoever asks for more patience than this is not waited for: a draft from cards comes at once. */
const LONGEST_PAUSE_MS = 10_000;

export function openModel<T extends Record<string, unknown>>(settings: ModelSettings, use: ModelUse, task: Task<T>): StructuredModel<T> {
  const speak = speaker(settings, task);
  const call = (step: string, messages: BaseMessage[], hear: (soFar: string) => void) =>
    use.call({ task: task.name, step, waitMs: settings.timeoutMs }, () => speak(messages, hear));
  const persist = async (step: string, messages: BaseMessage[], hear: (soFar: string) => void): Promise<Spoken> => {
    try {
      return await call(step, messages, hear);
    } catch (error) {
      if (task.retries === 0 || !(error instanceof EndpointFailed) || error.againInMs === null) throw error;
      await pause(error.againInMs);
      return call(step, messages, hear);
    }
  };
  return {
    name: settings.model,
    ask: async ({ system, user }, { hear = () => {}, repairing = () => {}, faults = () => [] } = {}) => {
      const told = [new SystemMessage(settings.structured === "json" ? system + sayShape(task.schema) : system), new HumanMessage(user)];
      const first = heard(await persist(task.step, told, hear), task.schema, faults);
      if ("value" in first) return first.value;
      if (!task.repairs) throw new ModelFailed("invalid", "not of the schema");
      repairing();
      const mended = [...told, new AIMessage(first.text.slice(0, LONGEST_ECHO)), new HumanMessage(sayProblems(first.problems))];
      const second = heard(await call(`${task.step}-repair`, mended, hear), task.schema, faults);
      if ("value" in second) return second.value;
      throw new ModelFailed("invalid", "not of the schema, repair included");
    },
  };
}

/** @throws ModelFailed where the model would not, its endpoint's filter held it back, or nothing was said: asking again would not help */
function heard<T>({ text, finish, refused }: Spoken, schema: z.ZodType<T>, faults: (value: T) => string[]) {
  if (refused) throw new ModelFailed("refused", "the model refused"); // in words of its own, which may quote the citizen's
  if (finish === "content_filter") throw new ModelFailed("refused", "the endpoint's filter held the reply back");
  if (text.trim() === "") throw new ModelFailed("invalid", "the model said nothing");
  return { text, ...readAnswer(text, schema, finish === "length", faults) };
}

/** One streamed call. A stream may stop halfway, so the time limit is over the whole call, not over its first byte. */
function speaker<T extends Record<string, unknown>>({ model, apiKey, baseUrl, timeoutMs, structured }: ModelSettings, task: Task<T>) {
  const chat = new Chat({ model, apiKey, temperature: 0, maxRetries: 0, timeout: timeoutMs, configuration: { baseURL: baseUrl } });
  // `includeRaw` keeps the pipeline from throwing: what was said is read here, because a repair needs its problems and the pipeline's parser has none to give.
  const chain = chat.withStructuredOutput(task.schema, { name: task.name, method: METHODS[structured], includeRaw: true });
  return async (messages: BaseMessage[], hear: (soFar: string) => void): Promise<Spoken> => {
    const ear = new Ear(hear);
    const signal = AbortSignal.timeout(timeoutMs);
    // Without an endpoint's own count a character counts as a token: for Chinese that is rather too many than too few.
    const counted = (): Tokens => ({ prompt: length(messages.map((m) => m.text).join("")), completion: length(ear.text) });
    try {
      await chain.invoke(messages, { callbacks: [ear], signal });
      return { text: ear.text, finish: ear.finish, refused: ear.refused, tokens: ear.tokens ?? counted() };
    } catch (error) {
      const tokens = ear.text === "" ? { prompt: 0, completion: 0 } : counted();
      if (signal.aborted) throw new EndpointFailed("no reply in time", tokens, null);
      throw new EndpointFailed(sayError(error), tokens, againIn(error));
    }
  };
}

/** The converter of streamed pieces drops a refusal, and its reply would look empty; whole replies are never asked for. */
class Chat extends ChatOpenAICompletions {
  protected override _convertCompletionsDeltaToBaseMessageChunk(
    ...said: Parameters<ChatOpenAICompletions["_convertCompletionsDeltaToBaseMessageChunk"]>
  ): BaseMessageChunk {
    const chunk = super._convertCompletionsDeltaToBaseMessageChunk(...said);
    if (said[0]["refusal"]) chunk.additional_kwargs["refusal"] = true;
    return chunk;
  }
}

/** Hears the model while it writes; in tool mode its words are the tool's arguments. */
class Ear extends BaseCallbackHandler {
  name = "ear";
  lc_prefer_streaming = true;
  override awaitHandlers = true;
  text = "";
  finish: string | null = null;
  refused = false;
  tokens: Tokens | null = null;
  readonly hear: (soFar: string) => void;
  constructor(hear: (soFar: string) => void) {
    super();
    this.hear = hear;
  }
  override handleLLMNewToken(
    token: string,
    _indices: NewTokenIndices,
    _run: string,
    _parent?: string,
    _tags?: string[],
    fields?: HandleLLMNewTokenCallbackFields,
  ): void {
    const chunk = fields?.chunk;
    const finish: unknown = chunk?.generationInfo?.["finish_reason"];
    if (typeof finish === "string") this.finish = finish;
    const message = chunk && "message" in chunk ? (chunk.message as Partial<AIMessageChunk>) : {};
    const { tool_call_chunks: calls = [], usage_metadata: usage, additional_kwargs: more = {} } = message;
    if (more["refusal"] === true) this.refused = true;
    if (usage) this.tokens = { prompt: usage.input_tokens, completion: usage.output_tokens };
    const piece = token + calls.map(({ args }) => args ?? "").join("");
    if (piece === "") return;
    this.text += piece;
    this.hear(this.text);
  }
}

/** @returns milliseconds until another try, or null: what was wrong will be wrong again, or the wait is too long */
function againIn(error: unknown): number | null {
  const { status, headers } = error as { status?: unknown; headers?: unknown };
  if (typeof status !== "number") return PAUSE_MS;
  if (status !== 408 && status !== 429 && status < 500) return null;
  const asked = headers instanceof Headers ? headers.get("retry-after") : null;
  if (asked === null) return PAUSE_MS;
  const ms = Number(asked) * 1000; // a date instead of seconds is NaN, and not waited for
  return ms <= LONGEST_PAUSE_MS ? ms : null;
}

/** Messages of endpoints may quote the prompt: only the kind and the status are passed on. */
function sayError(error: unknown): string {
  const { status } = error as { status?: unknown };
  return `${error instanceof Error ? error.name : "unknown"}${typeof status === "number" ? ` ${status}` : ""}`;
}

const sayShape = (schema: z.ZodType) =>
  `\n\n只输出一个 JSON 对象，前后不要有别的文字。它必须符合这个 JSON Schema：\n${JSON.stringify(z.toJSONSchema(schema))}`;
const sayProblems = (problems: string[]) =>
  `上面的输出不能用，问题如下：\n${problems.map((p) => `- ${p}`).join("\n")}\n请按原来的要求改正，重新输出完整的结果。`;
const length = (text: string) => [...text].length;
const pause = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms);
  });
