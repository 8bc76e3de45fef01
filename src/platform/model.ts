/** LangChain over any OpenAI-compatible endpoint, bent to the port that a room states. */
import { ChatOpenAI } from "@langchain/openai";
import { HumanMessage, SystemMessage } from "langchain";
import type { z } from "zod";
import type { Endpoint } from "../config.ts";

export type StructuredModel<T> = {
  name: string;
  /** @throws when the endpoint fails, times out, or answers outside the schema */
  ask: (prompt: { system: string; user: string }) => Promise<T>;
};

/**
 * @param timeoutMs for one call, its retries apart
 * @param retries after a first failure; none where somebody waits
 */
export function openModel<T>(
  endpoint: Endpoint & { timeoutMs: number },
  schema: z.ZodType<T>,
  task: string,
  retries = 1,
): StructuredModel<T> {
  const chat = new ChatOpenAI({
    model: endpoint.model,
    apiKey: endpoint.apiKey,
    temperature: 0,
    maxRetries: retries,
    timeout: endpoint.timeoutMs,
    configuration: { baseURL: endpoint.baseUrl },
  }).withStructuredOutput(schema, { name: task, method: "jsonSchema" });
  return {
    name: endpoint.model,
    ask: async ({ system, user }) => schema.parse(await chat.invoke([new SystemMessage(system), new HumanMessage(user)])),
  };
}
