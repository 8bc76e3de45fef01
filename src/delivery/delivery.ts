/** Delivery: what the room hands on, and the sheet that an answer leaves the house on. */
import type { SpokenHow } from "#contract/speaking.ts";
import type { AnswerBody, Signature, WrittenBy } from "../contract.ts";

/** `pipeline.ts` says to whom. */
export type DeliveryOutcome = { kind: "delivered" | "corrected"; answerId: string; inquiryId: string };

/** 编号: counted anew each year, in the order of delivery. */
export type AnswerNumber = { year: number; seq: number };

/** What the bureau says of itself on an answer. */
export type Bureau = {
  /** Null where production has not said. */
  name: string | null;
  lawyerShown: "name" | "work-no";
  /** GB 45438: the code under which the bureau's AI is registered. */
  producerCode: string | null;
};

/** Everything that a sheet is made from. `on` is the day of delivery in China. */
export type Answered = {
  number: AnswerNumber;
  /** 更正: the answer that this one puts right, and the one that puts this one right. */
  correctsNumber: AnswerNumber | null;
  correctedByNumber: AnswerNumber | null;
  on: string;
  words: string[];
  body: AnswerBody;
  lawyer: Signature;
  /** 口述答复: when and how its lawyer said it to the person; null where nobody did. */
  spoken: { at: Date; how: SpokenHow } | null;
  draftedBy: WrittenBy["kind"];
  edited: boolean;
  sha256: string;
};

export type SheetLine = {
  kind: "section" | "matter" | "text" | "strong" | "item" | "under" | "quote";
  text: string;
};

/** 咨询答复单, line by line, before it is a page or a Word file. */
export type Sheet = {
  title: string;
  bureau: string;
  /** Stands in the head and the foot of every page. */
  label: string;
  facts: { name: string; value: string }[];
  lines: SheetLine[];
  disclaimer: string;
  /** GB 45438 metadata, as JSON. */
  aigc: string;
};

/** A file for download or print; `name` has its ending. */
export type Exported = { format: "html"; name: string; text: string } | { format: "docx"; name: string; bytes: Uint8Array };
export type ExportFormat = Exported["format"];

/** 期限进日历: iCalendar text. The name of a discreet one tells nothing either. */
export type DatesFile = { name: string; text: string };
