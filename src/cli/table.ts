/** Figures in columns: right-aligned, whatever script the names beside them are in. */

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;

/** A Han character and a full-width form take two columns of a terminal. */
function columns(text: string): number {
  return [...text].reduce((width, char) => width + (WIDE.test(char) ? 2 : 1), 0);
}

/** @param sides one letter a column: l or r */
export function table(rows: readonly (readonly (string | number)[])[], sides: string): string[] {
  const widths = Array.from(sides, (_, i) => Math.max(0, ...rows.map((row) => columns(String(row[i] ?? "")))));
  return rows.map((row) =>
    row
      .map((cell, i) => {
        const text = String(cell);
        const gap = " ".repeat(Math.max(0, (widths[i] ?? 0) - columns(text)));
        return sides[i] === "r" ? gap + text : text + gap;
      })
      .join("  ")
      .trimEnd(),
  );
}

/** 1383 → 1,383 */
export function count(n: number): string {
  return n.toLocaleString("en-US");
}
