/**
 * One term's entries and impacts, packed: a look-up reads a few of these and adds. About two bytes a posting, against
 * some forty for a row of its own.
 *
 * Layout: float32 little-endian (the greatest impact), then for each posting the distance from the slot before it as a
 * variable-length number (seven bits a byte) and the impact in 255ths of the greatest.
 */

/**
 * @param slots ascending
 * @param impacts positive, one for each slot
 */
export function packPostings(slots: readonly number[], impacts: readonly number[]): Uint8Array {
  const greatest = impacts.reduce((a, b) => Math.max(a, b), 0);
  const bytes = new Uint8Array(4 + slots.length * 6);
  new DataView(bytes.buffer).setFloat32(0, greatest, true);
  let at = 4;
  let before = 0;
  slots.forEach((slot, i) => {
    let distance = slot - before;
    before = slot;
    while (distance > 127) {
      bytes[at++] = (distance & 127) | 128;
      distance >>>= 7;
    }
    bytes[at++] = distance;
    bytes[at++] = Math.max(1, Math.round((impacts[i]! / greatest) * 255));
  });
  return bytes.slice(0, at);
}

/** Adds one term's impacts to the slots' scores. A slot beyond the scores' end belongs to another index: an error. */
export function addPostings(bytes: Uint8Array, scores: Float32Array): void {
  if (bytes.length < 4) throw new Error("postings cut short");
  const step = new DataView(bytes.buffer, bytes.byteOffset, 4).getFloat32(0, true) / 255;
  let slot = 0;
  for (let at = 4; at < bytes.length;) {
    let shift = 0;
    let byte = bytes[at++]!;
    while (byte > 127) {
      slot += (byte & 127) << shift;
      shift += 7;
      byte = bytes[at++]!;
    }
    slot += byte << shift;
    if (slot >= scores.length) throw new Error(`slot ${slot} is not in this index`);
    scores[slot]! += bytes[at++]! * step;
  }
}
