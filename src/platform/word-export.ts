/** Writes a .docx with the docx package, which needs no file system: one A4 document with a head, a foot and properties of its own. */
import type * as Docx from "docx";

/** How a paragraph looks is said by its kind. */
type WordLine = { kind: "section" | "matter" | "text" | "strong" | "item" | "under" | "quote"; text: string };

/** @property label stands in the head and the foot of every page */
export type WordSheet = {
  title: string;
  bureau: string;
  label: string;
  facts: { name: string; value: string }[];
  lines: WordLine[];
  disclaimer: string;
};

/** @param properties custom properties of the file, such as GB 45438's AIGC */
export async function writeWord(sheet: WordSheet, properties: Record<string, string>): Promise<Uint8Array> {
  const docx = await import("docx"); // a megabyte that a door without exports never reads
  const document = new docx.Document({
    title: sheet.title,
    creator: sheet.bureau,
    lastModifiedBy: sheet.bureau,
    description: sheet.label,
    customProperties: Object.entries(properties).map(([name, value]) => ({ name, value })),
    styles: { default: { document: { run: { font: FONT, size: BODY, language: { value: "en-US", eastAsia: "zh-CN" } } } } },
    sections: [
      {
        properties: { page: { size: A4, margin: MARGIN } },
        headers: { default: new docx.Header({ children: [labelled(docx, sheet.label, "right")] }) },
        footers: { default: new docx.Footer({ children: [labelled(docx, sheet.label, "center", true)] }) },
        children: [...head(docx, sheet), ...sheet.lines.flatMap((line) => paragraphs(docx, line)), foot(docx, sheet)],
      },
    ],
  });
  return docx.Packer.pack(document, "uint8array");
}

type Library = typeof Docx;

/** A sans for the screen would print too light: body in the song face that every office has. */
const FONT = { ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: "宋体" };
/** Half points: 12 pt, as official documents are read by older people. */
const BODY = 24;
/** Twentieths of a point. */
const A4 = { width: 11906, height: 16838 };
const MARGIN = { top: 1304, bottom: 1134, left: 1304, right: 1304, header: 680, footer: 567 };
const INDENT = 420;

function labelled(docx: Library, label: string, side: "right" | "center", counted = false): Docx.Paragraph {
  const pages = counted
    ? [new docx.TextRun({ size: 18, children: ["　　", docx.PageNumber.CURRENT, " / ", docx.PageNumber.TOTAL_PAGES] })]
    : [];
  return new docx.Paragraph({
    alignment: side === "right" ? docx.AlignmentType.RIGHT : docx.AlignmentType.CENTER,
    children: [new docx.TextRun({ text: label, size: 18 }), ...pages],
  });
}

function head(docx: Library, { bureau, title, facts }: WordSheet): Docx.Paragraph[] {
  const centred = (text: string, size: number, after: number) =>
    new docx.Paragraph({
      alignment: docx.AlignmentType.CENTER,
      spacing: { after },
      children: [new docx.TextRun({ text, size, bold: true })],
    });
  const told = facts.map(
    ({ name, value }, at) =>
      new docx.Paragraph({
        spacing: { after: 40 },
        ...(at === facts.length - 1 ? { border: { bottom: { style: docx.BorderStyle.SINGLE, size: 8, space: 6, color: "000000" } } } : {}),
        children: [new docx.TextRun({ text: `${name}：`, color: "444444" }), new docx.TextRun(value)],
      }),
  );
  return [centred(bureau, 28, 60), centred(title, 40, 240), ...told];
}

/** One paragraph for each line: a statute's 款 are paragraphs of their own. */
function paragraphs(docx: Library, { kind, text }: WordLine): Docx.Paragraph[] {
  const { before, left = 0, hanging = 0, bold = false, size = BODY, color = "000000", keepNext = false } = LOOKS[kind];
  const lines = text.replaceAll(UNWRITABLE, "").split("\n");
  return lines.map(
    (line, at) =>
      new docx.Paragraph({
        ...(kind === "section" ? { heading: docx.HeadingLevel.HEADING_2 } : {}),
        keepNext,
        spacing: { before: at === 0 ? before : 0, after: 40, line: 340 },
        indent: { left, hanging: at === 0 ? hanging : 0 },
        children: [new docx.TextRun({ text: line, bold, size, color, font: FONT })],
      }),
  );
}

type Look = { before: number; left?: number; hanging?: number; bold?: boolean; size?: number; color?: string; keepNext?: boolean };

const LOOKS: Record<WordLine["kind"], Look> = {
  section: { before: 280, bold: true, size: 28, color: "000000", keepNext: true },
  matter: { before: 160, bold: true, keepNext: true },
  text: { before: 40 },
  strong: { before: 40, bold: true },
  item: { before: 120, left: INDENT, hanging: INDENT },
  under: { before: 0, left: INDENT, color: "333333", size: 22 },
  quote: { before: 0, left: INDENT * 2, color: "333333", size: 22 },
};

/** What XML 1.0 cannot hold: one such character, pasted into a question, and Word calls the whole file broken. */
const UNWRITABLE = /[^\t\n\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu;

function foot(docx: Library, { disclaimer }: WordSheet): Docx.Paragraph {
  return new docx.Paragraph({
    spacing: { before: 360 },
    border: { top: { style: docx.BorderStyle.SINGLE, size: 8, space: 6, color: "000000" } },
    children: [new docx.TextRun({ text: disclaimer, bold: true })],
  });
}
