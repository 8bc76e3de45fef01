import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type {
  IntakeDesk,
  IntakeNote,
  NoteRead,
  Proof,
  SpokenChannel,
  TakenDown,
  TakeDownRequest,
  ToldRequest,
} from "../../../contract/intake.ts";
import { ask, fetchOne } from "../frame/server.ts";

const DESK = ["intake"] as const;

export const useIntakeDesk = () =>
  useQuery({
    queryKey: DESK,
    queryFn: ({ signal }) => fetchOne<IntakeDesk>("/api/intake", signal),
    staleTime: 0,
    refetchOnWindowFocus: false,
  });

/** One key for one question: a press repeated after a lost reply takes nothing down twice. */
export function useTakeDown() {
  const key = useRef(crypto.randomUUID());
  return useMutation({
    mutationFn: (said: TakeDownRequest) => ask<TakenDown>("POST", "/api/intake", said, { key: key.current }),
    onSuccess: () => {
      key.current = crypto.randomUUID();
    },
  });
}

export const useRefuseConsent = () =>
  useMutation({ mutationFn: (channel: SpokenChannel) => ask("POST", "/api/intake/refused", { channel }) });

type Act = "find" | "add" | "hand-over" | "contact-safety" | "told";
type Sent = { proof: Proof } & ({ text: string | null } | { safety: object | null } | Omit<ToldRequest, "proof"> | object);

/** Every act is shown as the matter stands afterwards. One key for the same words: pressed again they are added once. */
export function useIntakeAct(act: Act, onSeen: (seen: TakenDown) => void) {
  const attempt = useRef({ sent: "", key: "" });
  return useMutation({
    mutationFn: (sent: Sent) => {
      const text = JSON.stringify(sent);
      if (attempt.current.sent !== text) attempt.current = { sent: text, key: crypto.randomUUID() };
      return ask<TakenDown>("POST", `/api/intake/${act}`, sent, { key: attempt.current.key });
    },
    onSuccess: (seen) => {
      attempt.current = { sent: "", key: "" };
      if (seen) onSeen(seen);
    },
  });
}

export const useWithdraw = () => useMutation({ mutationFn: (proof: Proof) => ask("POST", "/api/intake/withdraw", { proof }) });

const LOOKS_EVERY_MS = 8000;

/** While the caller waits; each look by a code is recorded, so that there nothing looks by itself. */
export function useInHand(proof: Proof, onSeen: (seen: TakenDown) => void): void {
  const look = useIntakeAct("find", onSeen);
  const latest = useRef(look.mutate);
  latest.current = look.mutate;
  const id = "id" in proof ? proof.id : null;
  useEffect(() => {
    if (id === null) return undefined;
    const timer = setInterval(() => latest.current({ proof: { id } }), LOOKS_EVERY_MS);
    return () => clearInterval(timer);
  }, [id]);
}

type Keeping = "idle" | "keeping" | "kept" | "failed";
const PAUSE_MS = 1200;

/**
 * What is typed goes to the server when the fingers rest: never into the browser's own store, and only once there is consent.
 * `asksSafety`: triage heard violence at home in it.
 */
export function useKeptNote(note: IntakeNote, asked: boolean): { keeping: Keeping } & NoteRead {
  const client = useQueryClient();
  const [keeping, setKeeping] = useState<Keeping>("idle");
  const [asksSafety, setAsks] = useState(asked);
  const text = JSON.stringify(note);
  const kept = useRef(text);
  useEffect(() => {
    if (text === kept.current || note.consentBy === null) return undefined;
    const timer = setTimeout(() => {
      setKeeping("keeping");
      ask<NoteRead>("PUT", "/api/intake/note", { note: JSON.parse(text) as IntakeNote }).then(
        (read) => {
          kept.current = text;
          setAsks(read?.asksSafety ?? false);
          client.setQueryData<IntakeDesk>(DESK, (desk) => desk && { ...desk, ...read, note: JSON.parse(text) as IntakeNote });
          setKeeping("kept");
        },
        () => setKeeping("failed"),
      );
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, note.consentBy, client]);
  return { keeping, asksSafety };
}

/** What was typed became an inquiry, or nothing. */
export function useForgetNote(): () => void {
  const client = useQueryClient();
  return () => client.setQueryData<IntakeDesk>(DESK, (desk) => desk && { ...desk, note: null, asksSafety: false });
}
