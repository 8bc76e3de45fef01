/** Unfolds zlib data up to a bound, with what the platform brings: Node and workerd have it alike. */

/** @returns what could be read before the bound or the first fault; never throws */
export async function inflateBounded(zlib: Uint8Array, max: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = new Blob([new Uint8Array(zlib)]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  try {
    while (size < max) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      size += value.length;
    }
    if (size >= max) await reader.cancel();
  } catch {
    // Rests behind the stream's end are common; what was read before them counts.
  }
  const whole = new Uint8Array(Math.min(size, max));
  let at = 0;
  for (const part of parts) {
    whole.set(part.subarray(0, whole.length - at), at);
    at = Math.min(whole.length, at + part.length);
  }
  return whole;
}
