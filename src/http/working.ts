/** What a lawyer is writing: the working copy, kept as it is typed, and the versions that came of it. */
import { type Context, Hono } from "hono";
import { z } from "zod";
import type { Role } from "../contract.ts";
import { DraftVersion, DraftVersions, KeepWorkingRequest, WorkingCopy, WorkingKept } from "#contract/working.ts";
import type { Session } from "#platform/auth.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import type { HeldDraft } from "#review/review.ts";
import { type StaffEnv, staffOnly } from "./doors.ts";
import { refused } from "./problem.ts";
import { describe, jsonBody } from "./routes.ts";

export type WorkingVerbs = {
  find: (draftId: string) => Promise<HeldDraft | Refusal>;
  /** For whoever only reads it. */
  read: (draftId: string, viewer: string) => Promise<HeldDraft | Refusal>;
  keep: (lawyerId: string, draft: HeldDraft, keep: z.output<typeof KeepWorkingRequest>) => Promise<WorkingKept | Refusal>;
  working: (lawyerId: string, draft: HeldDraft) => Promise<WorkingCopy | null>;
  drop: (lawyerId: string, draftId: string) => Promise<void>;
  versions: (draftId: string) => Promise<DraftVersions>;
  version: (draft: HeldDraft, version: number) => Promise<DraftVersion | Refusal>;
};

const REVIEWERS: Role[] = ["lawyer", "expert"];
const READERS: Role[] = [...REVIEWERS, "supervisor", "admin"];
const drafts = "/api/review/drafts/:id" as const;
const Version = z.coerce.number().int().min(1).max(1_000_000);

export function workingApi(verbs: WorkingVerbs, session: (headers: Headers) => Promise<Session | null>): Hono<StaffEnv> {
  const reviewers = staffOnly(session, REVIEWERS);
  const readers = staffOnly(session, READERS);
  const onDraft = async (c: Context<StaffEnv>, work: (staff: string, draft: HeldDraft) => Promise<Response>): Promise<Response> => {
    const draft = await verbs.find(c.req.param("id") ?? "");
    return isRefusal(draft) ? refused(c, draft) : work(c.get("staff").id, draft);
  };
  const onRead = async (c: Context<StaffEnv>, work: (draft: HeldDraft) => Promise<Response>): Promise<Response> => {
    const draft = await verbs.read(c.req.param("id") ?? "", c.get("staff").id);
    return isRefusal(draft) ? refused(c, draft) : work(draft);
  };
  return new Hono<StaffEnv>()
    .get(`${drafts}/working`, about("What I typed and did not save as a version", WorkingCopy, [], NOTHING), reviewers, (c) =>
      onDraft(c, async (staff, draft) => {
        const copy = await verbs.working(staff, draft);
        return copy ? c.json(copy, 200) : c.body(null, 204);
      }),
    )
    .put(`${drafts}/working`, about("Keep what is being typed", WorkingKept, CHANGES), reviewers, jsonBody(KeepWorkingRequest), (c) =>
      onDraft(c, async (staff, draft) => {
        const kept = await verbs.keep(staff, draft, c.req.valid("json"));
        return isRefusal(kept) ? refused(c, kept) : c.json(kept, 200);
      }),
    )
    .post(`${drafts}/working/drop`, about("Drop what I typed", null, [], NOTHING, 204), reviewers, (c) =>
      onDraft(c, async (staff, draft) => {
        await verbs.drop(staff, draft.id);
        return c.body(null, 204);
      }),
    )
    .get(`${drafts}/versions`, about("The versions of a draft: who and when", DraftVersions, []), readers, (c) =>
      onRead(c, async (draft) => c.json(await verbs.versions(draft.id), 200)),
    )
    .get(`${drafts}/versions/:version`, about("One version beside the one before it", DraftVersion, [409, 422]), readers, (c) =>
      onRead(c, async (draft) => {
        const asked = Version.safeParse(c.req.param("version"));
        const shown = asked.success ? await verbs.version(draft, asked.data) : NO_VERSION;
        return isRefusal(shown) ? refused(c, shown) : c.json(shown, 200);
      }),
    );
}

const NO_VERSION: Refusal = { refused: "not-found", because: "没有这一版" };
const CHANGES = [400, 409, 413, 422];
const NOTHING = { status: 204, description: "Nothing is kept" };

function about(summary: string, schema: z.ZodType | null, more: number[], empty?: typeof NOTHING, status = 200) {
  const problems = [401, 403, 404, ...more];
  const ok = { status, schema };
  return describe({ tag: "Lawyer", summary, security: "staffCookie", ok, ...(status === 204 ? {} : { empty }), problems });
}
