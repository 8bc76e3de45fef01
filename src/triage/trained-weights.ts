/** corpus/triage/weights.json: the networks, detectors and causes that triage was trained to, as they are written. */
import { z } from "zod";
import type { Network } from "./rules/field/classifier.ts";

/** Weights as they are written: base64 of signed bytes with the size of the greatest, row by row. */
const Packed = z.object({ scale: z.number(), bytes: z.base64() });
type Packed = z.infer<typeof Packed>;
const PackedNetwork = z.object({ hidden: Packed, bias: Packed, out: Packed, direct: Packed, constant: Packed });
const PackedDetector = z.object({ weights: Packed, constant: z.number(), threshold: z.number() });

/** corpus/triage/weights.json */
export const WrittenTriage = z.object({
  /** Of the word model they were learned with: its vectors mean nothing to other weights. */
  model: z.string(),
  knowledge: z.object({ words: z.string(), phrases: z.string(), relations: z.string() }),
  networks: z.array(PackedNetwork).min(1),
  temperature: z.number().positive(),
  detectors: z.object({ danger: PackedDetector, soon: PackedDetector, aid: PackedDetector }),
  causes: z.object({
    names: z.array(z.string()),
    vectors: Packed,
    /** For each cause and field in order, how often it is of that field: a logarithm. */
    fields: Packed,
  }),
});
export type WrittenTriage = z.infer<typeof WrittenTriage>;

export function unpack({ scale, bytes }: Packed): Float32Array {
  const read = atob(bytes);
  return Float32Array.from({ length: read.length }, (_, i) => ((read.charCodeAt(i) << 24) >> 24) * scale);
}

export function pack(values: Float32Array): Packed {
  const scale = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127 || 1;
  const bytes = Int8Array.from(values, (value) => Math.round(value / scale));
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte & 255);
  return { scale: Number(scale.toPrecision(6)), bytes: btoa(text) };
}

export function unpackNetwork(network: z.infer<typeof PackedNetwork>): Network {
  return {
    hidden: unpack(network.hidden),
    bias: unpack(network.bias),
    out: unpack(network.out),
    direct: unpack(network.direct),
    constant: unpack(network.constant),
  };
}

export function packNetwork(network: Network): z.infer<typeof PackedNetwork> {
  return {
    hidden: pack(network.hidden),
    bias: pack(network.bias),
    out: pack(network.out),
    direct: pack(network.direct),
    constant: pack(network.constant),
  };
}
