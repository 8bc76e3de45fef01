import type { Finding } from "../../../contract.ts";

const QUOTED = /“([^”]+)”/gu;

/** The words of a text that a finding names: what it quotes, and what it lists behind its last colon (73日、30%). */
export function offendingWords(because: string, text: string): string[] {
  const quoted = Array.from(because.matchAll(QUOTED), ([, words = ""]) => words);
  const listed = /[：:]([^：:]*)$/u.exec(because)?.[1]?.split(/[、；]/u) ?? [];
  const named = [...quoted, ...listed.map((words) => words.replace(/[“”。]/gu, "").trim())];
  return [...new Set(named)].filter((words) => words !== "" && text.includes(words));
}

/** @returns the text in pieces, those that some finding names marked */
export function marked(text: string, findings: Finding[]): { words: string; off: boolean }[] {
  const off = new Set<number>();
  for (const words of findings.flatMap(({ because }) => offendingWords(because, text))) {
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
      for (let i = at; i < at + words.length; i += 1) off.add(i);
    }
  }
  const pieces: { words: string; off: boolean }[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const last = pieces.at(-1);
    if (last && last.off === off.has(i)) last.words += text[i];
    else pieces.push({ words: text[i] ?? "", off: off.has(i) });
  }
  return pieces;
}
