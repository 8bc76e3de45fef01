/** 代录: what crosses HTTP when staff write down what a caller says, and read an approved answer out. */
import { z } from "zod";
import { AskRequest, Channel, InquiryView, Notice } from "../contract.ts";
import { SpokenHow } from "./speaking.ts";
import { SafeCalls } from "./waiting.ts";
import { ContactSafetyRequest } from "./waiting-requests.ts";

const SpokenChannel = Channel.extract(["hotline", "station"]);
export type SpokenChannel = z.infer<typeof SpokenChannel>;

const Speaks = z.enum(["self", "relative"]);
const Relation = z.enum(["parent", "child", "spouse", "other"]).meta({ description: "The speaker is the asker's …" });
const AgeGroup = z.enum(["under-14", "minor", "adult", "elder", "unsaid"]);
export type AgeGroup = z.infer<typeof AgeGroup>;

/** Who consented: the asker, a guardian, or nobody because life or safety was at stake (个人信息保护法第十三条). */
const ConsentBy = z.enum(["self", "guardian", "emergency"]);
export type ConsentBy = z.infer<typeof ConsentBy>;

const asked = AskRequest.shape;

export const TakeDownRequest = z
  .object({
    question: asked.question,
    matterRegion: asked.matterRegion,
    contact: asked.contact,
    channel: SpokenChannel,
    speaks: Speaks,
    relation: Relation.nullable(),
    age: AgeGroup,
    consent: z.object({ by: ConsentBy, version: z.int().min(1).meta({ description: "Of the text that was read out" }) }),
    safety: ContactSafetyRequest.optional().meta({ description: "Whether and how it is safe to contact them, as they say it" }),
  })
  .meta({ id: "TakeDownRequest" });
export type TakeDownRequest = z.output<typeof TakeDownRequest>;

const safetyLine = z.string().max(60);

/** What is being typed: kept sealed, and nowhere in the browser. */
export const IntakeNote = z
  .object({
    channel: SpokenChannel,
    question: z.string().max(8000),
    contact: z.string().max(60),
    matterRegion: z.string().max(12).nullable(),
    speaks: Speaks,
    relation: Relation.nullable(),
    age: AgeGroup,
    consentBy: ConsentBy.nullable(),
    safety: z
      .object({ calls: SafeCalls.nullable(), times: safetyLine, who: safetyLine, codeWord: safetyLine })
      .default({ calls: null, times: "", who: "", codeWord: "" }),
  })
  .meta({ id: "IntakeNote" });
export type IntakeNote = z.infer<typeof IntakeNote>;

/** What triage makes of the words so far; nothing of it is kept. */
export const NoteRead = z
  .object({ asksSafety: z.boolean().meta({ description: "Violence at home may be in play: ask whether contact is safe" }) })
  .meta({ id: "NoteRead" });
export type NoteRead = z.infer<typeof NoteRead>;

export const IntakeDesk = z
  .object({
    consent: Notice.meta({ description: "To be read out before anything is kept" }),
    help: z.array(Notice).meta({ description: "To be read out in danger, consent or none" }),
    note: IntakeNote.nullable(),
    asksSafety: NoteRead.shape.asksSafety,
  })
  .meta({ id: "IntakeDesk" });
export type IntakeDesk = z.infer<typeof IntakeDesk>;

export const ConsentRefused = z.object({ channel: SpokenChannel }).meta({ id: "ConsentRefused" });

/**
 * What lets staff at a matter: they took it down within half an hour; they hold the call by which its answer is told (`call`: the
 * call-back's id); or the caller says the code (and the number's last four).
 */
export const Proof = z.union([
  z.object({ id: z.uuid() }),
  z.object({ call: z.uuid() }),
  z.object({ code: z.string().min(1).max(40), tail: z.string().max(20).default("") }),
]);
export type Proof = z.output<typeof Proof>;

export const FindRequest = z.object({ proof: Proof }).meta({ id: "FindRequest" });

export const AddRequest = z
  .object({ proof: Proof, text: asked.question.nullable().meta({ description: "null: go on without answering" }) })
  .meta({ id: "AddRequest" });

/** Any of it may be left unsaid: what the caller does not want to say is not asked twice. */
export const SafetyHeardRequest = z.object({ proof: Proof, safety: ContactSafetyRequest }).meta({ id: "SafetyHeardRequest" });

export const ToldRequest = z
  .object({
    proof: Proof,
    sha256: z.string().length(64).meta({ description: "Of the answer as it was read out" }),
    understood: z.boolean(),
    wantsPaper: z.boolean(),
    confirmed: z.boolean().default(false).meta({ description: "Known to be the asker; needed on a call that we made" }),
  })
  .meta({ id: "ToldRequest" });
export type ToldRequest = z.output<typeof ToldRequest>;

export const TakenDown = z
  .object({
    matter: InquiryView,
    channel: Channel,
    takenAt: z.iso.datetime(),
    takenBy: z.string(),
    speaks: Speaks,
    relation: Relation.nullable(),
    age: AgeGroup,
    code: z.string().nullable().meta({ description: "To tell the caller; for who took it down, half an hour long" }),
    desk: z.enum(["waiting", "claimed"]).nullable().meta({ description: "Whether the draft waits, or a lawyer has it" }),
    told: z.array(
      z.object({
        by: z.string(),
        at: z.iso.datetime(),
        how: SpokenHow.nullable().meta({ description: "Spoken by the lawyer who approved it; null: read out" }),
        understood: z.boolean(),
        wantsPaper: z.boolean(),
      }),
    ),
  })
  .meta({ id: "TakenDown" });
export type TakenDown = z.infer<typeof TakenDown>;
