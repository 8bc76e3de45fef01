/** Which way up a photo is held: the one thing of its EXIF that is kept, written anew with nothing beside it. */

const ORIENTATION = 0x0112;
const SHORT = 3;

/**
 * @param tiff EXIF without its `Exif\0\0`
 * @returns 2–8; 1 for upright, for none, and for whatever cannot be read
 */
export function orientationOf(tiff: Uint8Array): number {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  if (tiff.length < 14) return 1;
  const little = view.getUint16(0) === 0x4949;
  if (!little && view.getUint16(0) !== 0x4d4d) return 1;
  const at = view.getUint32(4, little);
  if (at + 2 > tiff.length) return 1;
  const entries = view.getUint16(at, little);
  for (let i = 0; i < entries; i += 1) {
    const entry = at + 2 + i * 12;
    if (entry + 12 > tiff.length) return 1;
    if (view.getUint16(entry, little) !== ORIENTATION || view.getUint16(entry + 2, little) !== SHORT) continue;
    const value = view.getUint16(entry + 8, little);
    return value >= 2 && value <= 8 ? value : 1;
  }
  return 1;
}

/** @returns a TIFF block of 26 bytes that says the orientation and nothing else */
export function tiffOf(orientation: number): Uint8Array {
  return Uint8Array.of(0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, SHORT, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0);
}
