/** 附件: a citizen adds, looks at and removes files of their own matter; the desk opens those of the matter it holds. */
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { z } from "zod";
import { Role } from "../contract.ts";
import { ATTACHMENT_MAX_BYTES, Attachment, type AttachmentKind, StaffAttachments } from "#contract/attachment.ts";
import type { Attachment as Attached, StaffAttachments as Listed } from "#contract/attachment.ts";
import type { Inquiry } from "#inquiry/inquiry.ts";
import { countedAddress } from "#platform/address.ts";
import type { Session } from "#platform/auth.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import { bodyWithin } from "./body-within.ts";
import { type CitizenDeps, idempotencyKey, own } from "./citizen.ts";
import { type StaffEnv, staffOnly } from "./doors.ts";
import { callerOf } from "./guard.ts";
import { problem, refused } from "./problem.ts";
import { describe } from "./routes.ts";

type Opened = { kind: AttachmentKind; number: number; bytes: Uint8Array };

export type AttachmentVerbs = {
  /** Asked before the file is read. */
  mayAttach: (inquiry: Inquiry) => Promise<null | Refusal>;
  attach: (inquiry: Inquiry, idempotencyKey: string | null, bytes: Uint8Array) => Promise<Attached | Refusal>;
  openOwn: (inquiry: Inquiry, id: string) => Promise<Opened | Refusal>;
  drop: (inquiry: Inquiry, id: string) => Promise<null | Refusal>;
};
/** What brings a citizen's matter before a member of staff. */
const BEHIND = ["draft", "consultation", "referral", "alert"] as const;
export type Behind = (typeof BEHIND)[number];

/** `behindId`: of the draft, the consultation, the referral or the alert. */
export type DeskAttachmentVerbs = {
  list: (staff: Session, behindId: string) => Promise<Listed | Refusal>;
  open: (staff: Session, behindId: string, id: string) => Promise<Opened | Refusal>;
};

/** Its route bounds the body by itself, once it knows whose it is. */
export const isUpload = (path: string): boolean => /^\/api\/inquiries\/[^/]+\/attachments$/.test(path);

/** Ten megabytes each, in memory while they are looked into. */
const UPLOADS_AT_ONCE = 12;
/** Of one address, so that no single sender holds every place; a hall's own addresses are many people. */
const UPLOADS_OF_ONE = 2;
/** Milliseconds. */
const UPLOAD_TIME = 60_000;

const TYPE: Record<AttachmentKind, string> = { jpeg: "image/jpeg", png: "image/png", webp: "image/webp", pdf: "application/pdf" };
const ENDING: Record<AttachmentKind, string> = { jpeg: "jpg", png: "png", webp: "webp", pdf: "pdf" };
const FILE = { status: 200, schema: z.string(), type: "application/octet-stream" };

export function attachmentApi({ verbs, network }: CitizenDeps & { verbs: AttachmentVerbs }): Hono {
  const app = new Hono();
  const files = "/api/inquiries/:id/attachments" as const;
  const about = (summary: string, ok: Parameters<typeof describe>[0]["ok"], problems: number[]) =>
    describe({ tag: "Citizen", summary, security: "followUpToken", ok, problems });
  const take = openPlaces();

  app.post(
    files,
    about(
      "Add a photo or a PDF: the body is the file. Idempotency-Key is honoured",
      { status: 201, schema: Attachment },
      [401, 404, 408, 409, 413, 422, 429, 503],
    ),
    (c) =>
      own(c, verbs, async (inquiry) => {
        const refusal = (await verbs.guard.admit("upload", callerOf(c, network))) ?? (await verbs.mayAttach(inquiry));
        if (refusal) return refused(c, refusal);
        const leave = take(verbs.guard.isExempt(network(c)) ? null : countedAddress(network(c)));
        if (!leave) return problem(c, 503, "busy", "现在添加文件的人太多，请过一分钟再试");
        try {
          const bytes = await bodyWithin(c.req.raw, ATTACHMENT_MAX_BYTES, UPLOAD_TIME);
          if (bytes === "too-large") return problem(c, 413, "too-large", "文件超过 10 MB。照片可以截图后再添加");
          if (bytes === "too-slow") return problem(c, 408, "too-slow", "网络太慢，文件没有传完。请换个信号好的地方再试");
          const attached = await verbs.attach(inquiry, idempotencyKey(c), bytes);
          return isRefusal(attached) ? refused(c, attached) : c.json(attached, 201);
        } finally {
          leave();
        }
      }),
  );
  app.get(`${files}/:attachmentId`, about("One's own file", FILE, [401, 404, 409]), (c) =>
    own(c, verbs, async (inquiry) => sent(c, await verbs.openOwn(inquiry, c.req.param("attachmentId") ?? ""))),
  );
  app.delete(`${files}/:attachmentId`, about("Remove one's own file", { status: 204, schema: null }, [401, 404]), (c) =>
    own(c, verbs, async (inquiry) => {
      const refusal = await verbs.drop(inquiry, c.req.param("attachmentId") ?? "");
      return refusal ? refused(c, refusal) : c.body(null, 204);
    }),
  );
  return app;
}

/** @returns what takes a place and, called, gives it back; null where none is free. `who`: null is bounded by the whole alone */
function openPlaces(): (who: string | null) => (() => void) | null {
  const underWay: (string | null)[] = [];
  return (who) => {
    const own = who === null ? 0 : underWay.filter((other) => other === who).length;
    if (underWay.length >= UPLOADS_AT_ONCE || own >= UPLOADS_OF_ONE) return null;
    underWay.push(who);
    return () => void underWay.splice(underWay.indexOf(who), 1);
  };
}

const REVIEWERS: Role[] = ["lawyer", "expert"];
const OVERSEERS: Role[] = ["supervisor", "admin"];

/** Who sees that there are files, and who opens one: whoever has the matter in hand, by the rule of what they hold. */
const DOORS: Record<Behind, { base: string; tag: string; lists: readonly Role[]; opens: readonly Role[]; who: string }> = {
  draft: {
    base: "/api/review/drafts/:id",
    tag: "Lawyer",
    lists: [...REVIEWERS, ...OVERSEERS],
    opens: REVIEWERS,
    who: "who holds the draft",
  },
  consultation: {
    base: "/api/review/consultations/:id",
    tag: "Consultation",
    lists: REVIEWERS,
    opens: REVIEWERS,
    who: "who took the consultation",
  },
  referral: {
    base: "/api/referrals/:id",
    tag: "Intake clerk",
    lists: ["clerk", ...OVERSEERS],
    opens: ["clerk"],
    who: "legal-aid intake, once it is accepted",
  },
  // The clock may bring an alert to anybody; what a person sees of the desk is the room's to say.
  alert: { base: "/api/alerts/:id", tag: "Danger desk", lists: Role.options, opens: Role.options, who: "who holds the alert" },
};

export function deskAttachmentApi(
  verbs: Record<Behind, DeskAttachmentVerbs>,
  session: (headers: Headers) => Promise<Session | null>,
): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  for (const behind of BEHIND) {
    const { base, tag, lists, opens, who } = DOORS[behind];
    const files = `${base}/attachments`;
    const { list, open } = verbs[behind];
    const about = (summary: string, ok: Parameters<typeof describe>[0]["ok"], problems: number[]) =>
      describe({ tag, summary, security: "staffCookie", ok, problems });
    app.get(
      files,
      about("What the citizen attached; nothing of it is opened", { status: 200, schema: StaffAttachments }, [401, 403, 404, 409]),
      staffOnly(session, lists),
      async (c) => {
        const listed = await list(c.get("staff"), c.req.param("id") ?? "");
        return isRefusal(listed) ? refused(c, listed) : c.json(listed, 200);
      },
    );
    app.get(
      `${files}/:attachmentId`,
      about(`One file, for ${who}; recorded`, FILE, [401, 403, 404, 409]),
      staffOnly(session, opens),
      async (c) => sent(c, await open(c.get("staff"), c.req.param("id") ?? "", c.req.param("attachmentId") ?? "")),
    );
  }
  return app;
}

/** Outside whatever sets the pages' own policy: the file's is narrower. */
export const sandboxed: MiddlewareHandler = async (c, next) => {
  await next();
  c.res.headers.set("content-security-policy", "sandbox; default-src 'none'; frame-ancestors 'none'");
};
export const FILES = ["/api/inquiries/:id", ...BEHIND.map((behind) => DOORS[behind].base)].map(
  (base) => `${base}/attachments/:attachmentId`,
);

/** A stranger's file is shown by nobody as a page: no sniffing, no scripts, no frame, no copy in a cache. */
function sent(c: Context, opened: Opened | Refusal): Response {
  if (isRefusal(opened)) return refused(c, opened);
  const { kind, number, bytes } = opened;
  const how = kind === "pdf" ? "attachment" : "inline";
  return c.body(new Uint8Array(bytes), 200, {
    "content-type": TYPE[kind],
    "content-disposition": `${how}; filename*=UTF-8''attachment-${number}.${ENDING[kind]}`,
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  });
}
