/** A small file may unfold into a picture that freezes whoever opens it. 64 million: a phone's largest that fits 10 MB. */
const PIXELS_MAX = 64_000_000;

export function tooManyPixels(width: number, height: number): boolean {
  return width * height > PIXELS_MAX;
}
