/** An OpenAI-compatible embedder, where one is configured. */
import OpenAI from "openai";
import type { Endpoint } from "../config.ts";

const BATCH = 64;

/**
 * @returns the port that the finding room states; its name tells the model, so that vectors are never mixed
 * @throws OpenAI.APIError after three tries
 */
export function openEmbeddings({ baseUrl, apiKey, model }: Endpoint): {
  name: string;
  embed: (texts: string[]) => Promise<number[][]>;
} {
  const client = new OpenAI({ baseURL: baseUrl, apiKey, maxRetries: 2, timeout: 30_000 });
  return {
    name: `openai:${model}`,
    embed: async (texts) => {
      const vectors: number[][] = [];
      for (let i = 0; i < texts.length; i += BATCH) {
        const { data } = await client.embeddings.create({ model, input: texts.slice(i, i + BATCH), encoding_format: "float" });
        vectors.push(...data.sort((a, b) => a.index - b.index).map((row) => row.embedding));
      }
      return vectors;
    },
  };
}
