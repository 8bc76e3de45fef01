/** What of a half-written JSON draft a person can read: its texts, without names and brackets. */

/** @param json the model's output so far; it may end anywhere, also inside an escape */
export function readableSoFar(json: string): string {
  const texts: string[] = [];
  for (let at = json.indexOf('"'); at >= 0;) {
    const end = endOfText(json, at + 1);
    const after = /^\s*:/.test(json.slice(end + 1, end + 20));
    const text = unescaped(json.slice(at + 1, end));
    if (!after && text.trim() !== "") texts.push(text);
    at = json.indexOf('"', end + 1);
  }
  return texts.join("\n");
}

/** @returns where the closing quotation mark is, or the end of what is written */
function endOfText(json: string, from: number): number {
  for (let at = from; at < json.length; at++) {
    if (json[at] === "\\") at += 1;
    else if (json[at] === '"') return at;
  }
  return json.length;
}

function unescaped(text: string): string {
  const whole = text.replace(/\\(u[0-9a-fA-F]{0,3})?$/, "");
  try {
    return String(JSON.parse(`"${whole.replaceAll("\n", "\\n")}"`));
  } catch {
    return whole;
  }
}
