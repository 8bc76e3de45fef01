/** 附件: photos and PDF that a citizen adds to a matter. No name of theirs is kept: a file is its kind and its number. */
import { z } from "zod";

export const ATTACHMENT_MAX_BYTES = 10 * 1024 * 1024;
export const ATTACHMENTS_MAX = 9;
export const ATTACHMENTS_MAX_BYTES = 30 * 1024 * 1024;

export const AttachmentKind = z.enum(["jpeg", "png", "webp", "pdf"]);
export type AttachmentKind = z.infer<typeof AttachmentKind>;

/** As its citizen sees it. `checking`: nobody opens it before it is known to be clean. `refused`: it was not, and is gone. */
export const Attachment = z
  .object({
    id: z.uuid(),
    /** 照片 3: counted within the matter, never used again. */
    number: z.int(),
    kind: AttachmentKind,
    bytes: z.int(),
    state: z.enum(["kept", "checking", "refused"]),
    at: z.iso.datetime(),
  })
  .meta({ id: "Attachment" });
export type Attachment = z.infer<typeof Attachment>;

/** As staff see it: also what is gone, and whether anything looked for a virus. */
export const StaffAttachment = Attachment.extend({
  state: z.enum(["kept", "checking", "refused", "removed"]),
  scanned: z.boolean(),
}).meta({ id: "StaffAttachment" });
export type StaffAttachment = z.infer<typeof StaffAttachment>;

export const StaffAttachments = z.object({ items: z.array(StaffAttachment) }).meta({ id: "StaffAttachments" });
export type StaffAttachments = z.infer<typeof StaffAttachments>;
