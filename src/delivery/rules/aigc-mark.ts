/**
 * 隐式标识: the metadata that GB 45438-2025 asks of a file with AI in its making, as JSON under the name `AIGC`.
 * Label 1: made by AI. The propagator's fields stay empty, since the bureau hands its own work to the asker itself.
 */
export const AIGC_KEY = "AIGC";

type Made = { number: string; sha256: string; producerCode: string | null };

/** Names its lack, so that an inspector sees that nobody set a code rather than that one was lost. */
const NOT_SET = "未设置";

export function aigcMark({ number, sha256, producerCode }: Made): string {
  return JSON.stringify({
    Label: "1",
    ContentProducer: producerCode ?? NOT_SET,
    ProduceID: `${number}/${sha256}`,
    ReservedCode1: "",
    ContentPropagator: "",
    PropagateID: "",
    ReservedCode2: "",
  });
}
