/** Staff: how they sign in, who they are, what their licence says; and the machines that hold keys. */
import { z } from "zod";
import { Role, SeatClass } from "../contract.ts";

const Name = z.string().trim().min(1).max(60);
const Day = z.iso.date();
const Instant = z.iso.datetime();

// ---- Signing in, and one's own account --------------------------------------------------------------

/** What the sign-in page offers besides a password. */
export const SignInWays = z.object({
  oidc: z.string().nullable().meta({ description: "The button's words; null where the bureau has none" }),
});
export type SignInWays = z.infer<typeof SignInWays>;

export const SecondFactorRequest = z
  .object({ code: z.string().trim().min(6).max(20), backup: z.boolean().default(false) })
  .meta({ id: "SecondFactorRequest" });
export const Elsewhere = z.object({ url: z.url() });

export const OwnSession = z.object({
  id: z.string(),
  since: Instant,
  seen: Instant,
  device: z.string().meta({ description: "Browser and system, as far as they tell" }),
  network: z.string().nullable().meta({ description: "Shortened: the last part is left out" }),
  own: z.boolean().meta({ description: "The one that asks" }),
});
export type OwnSession = z.infer<typeof OwnSession>;

export const HeldBack = z.enum(["second-factor-needed", "password-change-needed"]);
export type HeldBack = z.infer<typeof HeldBack>;

export const Account = z
  .object({
    name: z.string(),
    email: z.string(),
    role: Role,
    held: HeldBack.nullable().meta({ description: "What must be done before anything else is open" }),
    hasPassword: z.boolean(),
    secondFactor: z.boolean(),
    secondFactorRequired: z.boolean(),
    backupCodesLeft: z.int().nullable(),
    oidc: z.boolean().meta({ description: "Linked with the bureau's own identity provider" }),
    sessions: z.array(OwnSession),
  })
  .meta({ id: "Account" });
export type Account = z.infer<typeof Account>;

const Password = z.string().min(1).max(128);
export const PasswordChange = z.object({ current: Password, next: z.string().min(10).max(128) }).meta({ id: "PasswordChange" });
export type PasswordChange = z.infer<typeof PasswordChange>;
export const PasswordGiven = z.object({ password: Password });
export const CodeGiven = z.object({
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/),
});
export const SecondFactorSetup = z
  .object({ uri: z.string().meta({ description: "otpauth:// for the QR code" }), secret: z.string(), backupCodes: z.array(z.string()) })
  .meta({ id: "SecondFactorSetup" });
export type SecondFactorSetup = z.infer<typeof SecondFactorSetup>;
export const BackupCodes = z.object({ backupCodes: z.array(z.string()) });

// ---- People -----------------------------------------------------------------------------------------

/** 律师类别: 社会律师, 公职律师, 公司律师, 法律援助律师, 军队律师. */
export const LawyerKind = z.enum(["private", "government", "company", "legal-aid", "military"]);
export type LawyerKind = z.infer<typeof LawyerKind>;
/** 年度考核: 称职, 基本称职, 不称职. */
export const AppraisalResult = z.enum(["competent", "basic", "failed"]);
export type AppraisalResult = z.infer<typeof AppraisalResult>;
export const LicenceStatus = z.enum(["active", "suspended", "lapsed"]);
export type LicenceStatus = z.infer<typeof LicenceStatus>;

export const Appraisal = z.object({ year: z.int().min(1980).max(2200), result: AppraisalResult }).meta({ id: "Appraisal" });
export type Appraisal = z.infer<typeof Appraisal>;

export const LicenceFields = z
  .object({
    licenceNo: z.string().trim().min(1).max(100),
    kind: LawyerKind,
    licenceFrom: Day,
    licenceUntil: Day,
    licenceStatus: LicenceStatus,
    firm: z.string().trim().min(1).max(100),
    workNo: z.string().trim().min(1).max(40).nullable(),
    seatClasses: z.array(SeatClass).min(1).max(SeatClass.options.length),
    region: z.string().trim().min(1).max(12).nullable(),
    capacity: z.int().min(1).max(50),
  })
  .refine(({ licenceFrom, licenceUntil }) => licenceFrom <= licenceUntil, { path: ["licenceUntil"], message: "早于起始日期" })
  .meta({ id: "LicenceFields" });
export type LicenceFields = z.infer<typeof LicenceFields>;

export const StaffMember = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: Role,
    since: Instant,
    closedAt: Instant.nullable(),
    secondFactor: z.boolean(),
    mustChangePassword: z.boolean(),
    lockedUntil: Instant.nullable(),
    sessions: z.int(),
    sample: z.boolean(),
    licence: z.object({ ...LicenceFields.shape, valid: z.boolean() }).nullable(),
  })
  .meta({ id: "StaffMember" });
export type StaffMember = z.infer<typeof StaffMember>;
export const StaffList = z.object({ items: z.array(StaffMember) });

export const NewPerson = z
  .object({ name: Name, email: z.email().max(200).toLowerCase(), role: Role, licence: LicenceFields.nullable() })
  .meta({ id: "NewPerson" });
export type NewPerson = z.infer<typeof NewPerson>;
export const PersonChange = z.object({ name: Name, role: Role, licence: LicenceFields.nullable() }).meta({ id: "PersonChange" });
export type PersonChange = z.infer<typeof PersonChange>;
export const FirstPassword = z.object({ id: z.string(), password: z.string().meta({ description: "Shown this once" }) });
export type FirstPassword = z.infer<typeof FirstPassword>;

// ---- Licence registry -------------------------------------------------------------------------------

export const LicenceEntry = z
  .object({
    id: z.string(),
    name: z.string(),
    role: Role,
    licenceNo: z.string(),
    kind: LawyerKind,
    firm: z.string(),
    workNo: z.string().nullable(),
    from: Day,
    until: Day,
    status: LicenceStatus,
    appraisal: Appraisal.nullable(),
    appraisalBars: z.boolean(),
    closed: z.boolean(),
    valid: z.boolean(),
    daysLeft: z.int().meta({ description: "Days until the last day it is valid; negative when over" }),
    sample: z.boolean(),
  })
  .meta({ id: "LicenceEntry" });
export type LicenceEntry = z.infer<typeof LicenceEntry>;

/** Which results of an appraisal bar from approving: the bureau's own rule. */
export const LicenceRule = z.object({ barring: z.array(AppraisalResult.exclude(["competent"])).max(2) }).meta({ id: "LicenceRule" });
export type LicenceRule = z.infer<typeof LicenceRule>;
export const LicenceRegistry = z.object({ today: Day, rule: LicenceRule, items: z.array(LicenceEntry) }).meta({ id: "LicenceRegistry" });
export type LicenceRegistry = z.infer<typeof LicenceRegistry>;

export const LicenceChange = z.object({
  at: Instant,
  by: z.string(),
  status: z.string(),
  from: z.string().nullable(),
  until: z.string(),
  kind: z.string().nullable(),
  appraisal: Appraisal.nullable(),
  renumbered: z.boolean(),
  movedFirm: z.boolean(),
});
export type LicenceChange = z.infer<typeof LicenceChange>;
export const LicenceHistory = z.object({ items: z.array(LicenceChange) });

// ---- Machine keys -----------------------------------------------------------------------------------

export const KeyScope = z.enum(["inquiries", "hot-words", "metrics"]);
export type KeyScope = z.infer<typeof KeyScope>;
export const MachineKey = z
  .object({
    id: z.string(),
    label: z.string(),
    scopes: z.array(KeyScope),
    createdAt: Instant,
    lastUsedOn: Day.nullable(),
    revokedAt: Instant.nullable(),
  })
  .meta({ id: "MachineKey" });
export type MachineKey = z.infer<typeof MachineKey>;
export const KeyList = z.object({ items: z.array(MachineKey) });
export const NewKey = z.object({ label: Name, scopes: z.array(KeyScope).min(1).max(KeyScope.options.length) }).meta({ id: "NewKey" });
export type NewKey = z.infer<typeof NewKey>;
export const MadeKey = z.object({ id: z.string(), key: z.string().meta({ description: "Shown this once" }) });
export type MadeKey = z.infer<typeof MadeKey>;
