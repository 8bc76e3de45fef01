/** A launcher's colour. Without zod: the guest script on other people's pages reads it too. */

export const DEFAULT_COLOUR = "#1456a8";

/**
 * Whether white words can be read on it: WCAG 2.2, 1.4.3, at least 4.5 : 1.
 * @param colour `#rrggbb`; anything else is no colour
 */
export function whiteReadsOn(colour: string): boolean {
  if (!/^#[\da-f]{6}$/i.test(colour)) return false;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= 4.5;
}
