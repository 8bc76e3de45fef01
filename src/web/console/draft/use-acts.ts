import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { DraftView, Finding, ReturnRequest, TriageCorrection } from "../../../contract.ts";
import type { PassRequest } from "../../../contract/assignment.ts";
import type { Said } from "../../../contract/speaking.ts";
import { words as assignment } from "../assignment/words.ts";
import { announce } from "../frame/announce.tsx";
import { sayError } from "../frame/failure.tsx";
import { go } from "../frame/path.tsx";
import { refusalOf } from "../frame/server.ts";
import { useMe } from "../frame/session.ts";
import * as review from "../queue/review-api.ts";
import { words as speakWords } from "../speaking/words.ts";
import { words } from "./words.ts";
import { clearDesk, deskOf, isDirty, type ChangeDesk, type Desk } from "./desk.ts";
import { editorWords } from "./editor-words.ts";
import { overridesFor, whyNotApprove, whyNotSave } from "./may-act.ts";
import type { Done } from "./outcome.tsx";
import { reasonsThatStay, unverifiableIn } from "./unverifiable.ts";
import { tidy } from "./whole-body.ts";

type Dialog =
  | "consult"
  | "elsewhere"
  | "return"
  | "speak"
  | "escalate"
  | "refer"
  | "release"
  | "recuse"
  | "changed"
  | "keys"
  | "correct"
  | "compare"
  | "calculate"
  | "versions";

type On = {
  id: string;
  desk: Desk;
  change: ChangeDesk;
  findings: Finding[];
  mine: boolean;
  /** Cited articles that were not on screen yet. */
  unread: number;
  /** The working copy: it goes when a version is saved, or when the changes are dropped. */
  working: { quiet: () => Promise<void>; gone: () => void; drop: () => void };
};

/** A refusal is said aloud and stays on the page; a changed draft opens the comparison. */
function useTrouble(id: string, setDialog: (dialog: Dialog | null) => void) {
  const client = useQueryClient();
  const [trouble, setTrouble] = useState<unknown>(null);
  const onError = (error: unknown) => {
    const problem = refusalOf(error);
    announce(sayError(error), "heard");
    if (problem?.code === "draft-changed" && problem.current) {
      client.setQueryData<DraftView>(review.draftKey(id), problem.current as DraftView);
      setDialog("changed");
      return;
    }
    setDialog(null);
    setTrouble(error);
    void client.invalidateQueries({ queryKey: review.draftKey(id) });
  };
  return { trouble, clear: () => setTrouble(null), onError };
}

/** A view that an act brought back becomes what is on screen. */
function useShow({ id, desk, change }: On) {
  const client = useQueryClient();
  return (draft: DraftView | null, edited: Desk["edited"]) => {
    if (!draft) return;
    client.setQueryData(review.draftKey(id), draft);
    const same = draft.sha256 === desk.shown.sha256;
    if (edited && !same) return;
    change({ shown: draft, edited, overrides: reasonsThatStay(desk.overrides, desk.shown.findings, draft.findings) });
  };
}

function useKeeping(on: On, onError: (error: unknown) => void) {
  const { id, desk, change, mine } = on;
  const show = useShow(on);
  const claim = review.useClaim(id);
  const save = useSaving(on, onError);
  return {
    busy: claim.isPending || save.isPending,
    claim: () => claim.mutate({}, { onSuccess: (draft) => show(draft, desk.edited), onError }),
    edit: () => (mine && !desk.edited ? change({ edited: desk.shown.body }) : undefined),
    drop: () => {
      on.working.drop();
      change({ edited: null });
    },
    save: () => {
      const why = whyNotSave(desk);
      if (!mine || save.isPending) return;
      if (why) return announce(why);
      save.now("leave", (draft) => announce(words.bar.saved(draft.version)));
    },
    /** By the way, while somebody writes on. */
    version: () => {
      if (mine && !save.isPending) save.now("stay", (draft) => announce(editorWords.checkpoint(draft.version), "heard"));
    },
  };
}

/** Saves what is on screen as a version. What was typed while that was under way stays, and the form with it. */
function useSaving({ id, desk, change, working }: On, onError: (error: unknown) => void) {
  const client = useQueryClient();
  const save = review.useSave(id);
  const saved = (draft: DraftView, sent: Desk["edited"], then: "leave" | "stay") => {
    client.setQueryData(review.draftKey(id), draft);
    working.gone();
    const now = deskOf(id);
    const leave = then === "leave" && now?.edited === sent;
    const overrides = reasonsThatStay(now?.overrides ?? {}, desk.shown.findings, draft.findings);
    change({ shown: draft, overrides, ...(leave ? { edited: null } : {}) });
  };
  return {
    isPending: save.isPending,
    now: (then: "leave" | "stay", onSaved: (draft: DraftView) => void) => {
      const sent = desk.edited;
      if (!sent) return;
      const request = { sha256: desk.shown.sha256, body: tidy(sent) };
      const onSuccess = (draft: DraftView | null) => {
        if (!draft) return;
        saved(draft, sent, then);
        onSaved(draft);
      };
      void working.quiet().then(() => save.mutate(request, { onSuccess, onError }));
    },
  };
}

function useDeciding(on: On, onError: (error: unknown) => void, onDone: (done: Done) => void) {
  const { id, desk, findings, mine } = on;
  const approve = review.useApprove(id);
  const speak = review.useSpeak(id);
  const giveBack = review.useReturn(id);
  const escalate = review.useEscalate(id);
  const approval = { sha256: desk.shown.sha256, overrides: overridesFor(desk, findings) };
  const finish = (done: Done) => {
    clearDesk(id);
    announce(words.outcome[done][0], "heard");
    onDone(done);
  };
  return {
    busy: approve.isPending || speak.isPending || giveBack.isPending || escalate.isPending,
    approve: () => {
      const why = whyNotApprove(desk, findings, on.unread);
      if (!mine || approve.isPending) return;
      if (why) return announce(why);
      approve.mutate(approval, { onSuccess: () => finish("approved"), onError });
    },
    speak: (said: Said) => speak.mutate({ ...approval, ...said }, { onSuccess: () => finish("spoken"), onError }),
    sendBack: (request: ReturnRequest) =>
      giveBack.mutate(request, { onSuccess: () => finish(request.questions?.length ? "asked" : "returned"), onError }),
    escalate: (reason: string) => escalate.mutate({ reason }, { onSuccess: () => finish("escalated"), onError }),
  };
}

function usePassingOn({ id, change }: On, onError: (error: unknown) => void, close: () => void) {
  const release = review.useRelease(id);
  const refer = review.useRefer(id);
  return {
    busy: release.isPending || refer.isPending,
    release: (pass: PassRequest) =>
      release.mutate(pass, {
        onSuccess: () => {
          clearDesk(id);
          announce(assignment.pass.done(pass.reason));
          go("/console/queue");
        },
        onError,
      }),
    refer: () =>
      refer.mutate(
        {},
        {
          onSuccess: () => {
            change({ referred: true });
            announce(words.bar.referred);
            close();
          },
          onError,
        },
      ),
  };
}

/** The triage is corrected; the draft stays on the desk, or goes to the desk that takes the field. */
function useCorrecting(on: On, onError: (error: unknown) => void, how: { close: () => void; onDone: (done: Done) => void }) {
  const { id, desk, change } = on;
  const client = useQueryClient();
  const correct = review.useCorrect(id);
  const settled = (draft: DraftView | null) => {
    if (!draft) return;
    client.setQueryData(review.draftKey(id), draft);
    if (draft.claimedByMe) {
      change({ correcting: null, ...(draft.sha256 === desk.shown.sha256 ? { shown: draft } : {}) });
      announce(words.triage.saved);
      return how.close();
    }
    clearDesk(id);
    announce(words.outcome.moved[0], "heard");
    how.onDone("moved");
  };
  return {
    busy: correct.isPending,
    correct: (said: TriageCorrection) => correct.mutate(said, { onSuccess: settled, onError }),
  };
}

/** An approval reaches a citizen: one letter leads to its button, and no letter presses it. */
function toApprove(): void {
  const button = document.querySelector<HTMLButtonElement>("[data-approve]");
  if (button?.disabled) announce(document.getElementById(button.getAttribute("aria-describedby") ?? "")?.textContent ?? "", "heard");
  button?.focus();
}

/** What opens a dialog, each where it makes sense. */
function useAsking({ desk, change, findings, mine, unread }: On, open: (dialog: Dialog) => void) {
  const me = useMe();
  return {
    toApprove,
    askSpeak: () => {
      if (!mine) return;
      if (desk.shown.speaking.ways.length === 0) return announce(speakWords.nobody);
      const why = whyNotApprove(desk, findings, unread);
      return why ? announce(why) : open("speak");
    },
    askCompare: () => {
      if (!mine) return;
      if (isDirty(desk)) return announce(words.bar.saveFirst);
      if (unverifiableIn(findings).length === 0) return announce(words.comparing.none);
      open("compare");
    },
    /** The question to the citizen goes the way of a return, with its reason chosen. */
    askCitizen: () => {
      const { returning } = desk;
      const reasons = [...new Set([...returning.reasons, "needs-facts" as const])];
      change({ returning: { ...returning, reasons } });
      open("return");
    },
    askEscalate: () => (me.role === "expert" ? undefined : open("escalate")),
    askCorrect: () => (mine && desk.shown.inquiry.triage ? open("correct") : undefined),
  };
}

/** Everything that can be done with the draft on the desk. */
export function useActs(on: On) {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [sumAt, setSumAt] = useState<number | null>(null);
  const { trouble, clear, onError } = useTrouble(on.id, setDialog);
  const keeping = useKeeping(on, onError);
  const deciding = useDeciding(on, onError, setDone);
  const passing = usePassingOn(on, onError, () => setDialog(null));
  const correcting = useCorrecting(on, onError, { close: () => setDialog(null), onDone: setDone });
  const open = (next: Dialog) => {
    clear();
    setDialog(next);
  };
  const asking = useAsking(on, open);
  const askCalculate = (at: number | null) => {
    if (!on.mine) return;
    setSumAt(at);
    open("calculate");
  };
  const askRelease = () => open("release");
  const busy = keeping.busy || deciding.busy || passing.busy || correcting.busy;
  return {
    ...keeping,
    ...deciding,
    ...passing,
    ...correcting,
    busy,
    askRelease,
    leave: () => {
      clearDesk(on.id);
      go("/console/queue");
    },
    ...asking,
    askCalculate,
    sumAt,
    dialog,
    open,
    close: () => setDialog(null),
    done,
    trouble,
    clear,
  };
}

export type Acts = ReturnType<typeof useActs>;
