import { describe, expect, test } from "vitest";
import { type Outcome, whatFollows } from "./pipeline.ts";
import { JOB_NAMES } from "#jobs/job-names.ts";

const times = { factsWaitSeconds: 600, askBackDays: 7, dangerAckSeconds: 180, doubt: null };
const inquiryId = "7a0c4f4e-6f0b-4a53-9d0c-0a5b1f2c3d4e";
const draftId = "1b2c3d4e-5f60-4718-8a9b-acbdcedfe0f1";
const answerId = "0e6a8f0c-7d2b-4c1e-9a3f-5b7d9e1f2a3c";
const jobsAfter = (outcome: Outcome) =>
  whatFollows(outcome, times).map(({ job, inSeconds }) => (inSeconds === undefined ? job : `${job} in ${inSeconds} s`));

describe("which outcome leads to which next job", () => {
  test("a received question is counted, and its sources are found", () => {
    expect(jobsAfter({ kind: "received", inquiryId, state: "drafting", aid: false, confidence: 0.9 })).toEqual([
      "count-terms",
      "group-matter",
      "retrieve-sources",
    ]);
  });

  test("a matter for legal aid is referred at once, beside its draft", () => {
    expect(jobsAfter({ kind: "received", inquiryId, state: "drafting", aid: true, confidence: 0.9 })).toEqual([
      "count-terms",
      "group-matter",
      "open-referral",
      "retrieve-sources",
    ]);
  });

  test("a citizen who was asked for facts has ten minutes; then drafting goes on", () => {
    expect(jobsAfter({ kind: "received", inquiryId, state: "needs_facts", aid: false, confidence: 0.9 })).toEqual([
      "count-terms",
      "group-matter",
      "resume-drafting in 600 s",
    ]);
    expect(jobsAfter({ kind: "asked-citizen", inquiryId, goesOn: true })).toEqual(["resume-drafting in 600 s"]);
  });

  test("a lawyer's question stays open for days where nothing presses; then the matter is closed with a notice", () => {
    expect(jobsAfter({ kind: "asked-citizen", inquiryId, goesOn: false })).toEqual(["close-unanswered in 604800 s"]);
  });

  test("a matter closed without a draft is counted, and nothing else happens to it", () => {
    expect(jobsAfter({ kind: "received", inquiryId, state: "closed", aid: false, confidence: 0.9 })).toEqual(["count-terms"]);
  });

  test("what was added is counted, and its sources are found anew", () => {
    expect(jobsAfter({ kind: "ready-to-draft", inquiryId })).toEqual(["count-terms", "group-matter", "retrieve-sources"]);
  });

  test("found sources lead to a draft, and a draft waits for a lawyer", () => {
    expect(jobsAfter({ kind: "retrieved", inquiryId })).toEqual(["compose-draft"]);
    expect(jobsAfter({ kind: "drafted", inquiryId, draftId })).toEqual([]);
  });

  test("only an approved draft is delivered", () => {
    expect(whatFollows({ kind: "approved", inquiryId, draftId }, times)).toEqual([
      { job: "deliver-answer", payload: { draftId } },
      { job: "read-edit", payload: { draftId } },
    ]);
  });

  test("a delivered answer is learned from, and what it cites is noted beside it", () => {
    expect(whatFollows({ kind: "delivered", inquiryId, answerId }, times)).toEqual([
      { job: "learn-from-answer", payload: { answerId } },
      { job: "remember-citations", payload: { answerId } },
    ]);
  });

  test("clocks that were passed on or broke are told to the supervisors, in figures", () => {
    const told = { at: "2026-11-21T09:00:00.000Z", escalated: 2, broken: 1 };
    expect(whatFollows({ kind: "clocks-passed", ...told }, times)).toEqual([
      { job: "tell-supervisors", payload: { about: "clocks", ...told } },
    ]);
  });

  test("a consultation that nobody answers is told to the supervisors, step by step", () => {
    const told = { at: "2026-11-21T09:00:00.000Z", consultationId: inquiryId, step: 1 };
    expect(whatFollows({ kind: "consultation-passed", ...told }, times)).toEqual([
      { job: "tell-supervisors", payload: { about: "consultation", ...told } },
    ]);
  });

  test("a correction has the citizen called, and one that was given up lets the old answer teach again", () => {
    expect(whatFollows({ kind: "corrected", inquiryId, answerId }, times)).toEqual([{ job: "open-callback", payload: { answerId } }]);
    expect(whatFollows({ kind: "correction-given-up", inquiryId, answerId }, times)).toEqual([
      { job: "learn-from-answer", payload: { answerId } },
    ]);
  });

  test("a returned draft starts over from its sources", () => {
    expect(jobsAfter({ kind: "returned", inquiryId })).toEqual(["retrieve-sources"]);
  });

  test("a lawyer's referral opens one", () => {
    expect(jobsAfter({ kind: "referred", inquiryId })).toEqual(["refer-matter"]);
  });
});

describe("with a model configured", () => {
  const withModel = { ...times, doubt: 0.6 };
  const received = (confidence: number) =>
    whatFollows({ kind: "received", inquiryId, state: "drafting", aid: false, confidence }, withModel).map(({ job }) => job);

  test("what triage is unsure of is put to the model before the law is searched, and what it is sure of is not", () => {
    expect(received(0.59)).toEqual(["count-terms", "group-matter", "ask-second-opinion"]);
    expect(received(0.6)).toEqual(["count-terms", "group-matter", "retrieve-sources"]);
  });

  test("what was added is looked at again, and a heard opinion leads on", () => {
    expect(whatFollows({ kind: "ready-to-draft", inquiryId }, withModel).map(({ job }) => job)).toEqual([
      "count-terms",
      "group-matter",
      "ask-second-opinion",
    ]);
    expect(whatFollows({ kind: "opinion-heard", inquiryId }, withModel).map(({ job }) => job)).toEqual(["retrieve-sources"]);
  });

  test("a returned draft starts from its sources: nobody is asked twice about the same words", () => {
    expect(whatFollows({ kind: "returned", inquiryId }, withModel).map(({ job }) => job)).toEqual(["retrieve-sources"]);
  });

  test("an alert waits for no model", () => {
    const alarm: Outcome = { kind: "alarm", alertId: "5c6d7e8f-9012-4a3b-8c4d-e5f60718293a", step: 0 };
    expect(whatFollows(alarm, withModel)).toEqual(whatFollows(alarm, times));
  });
});

describe("an alert", () => {
  const alertId = "5c6d7e8f-9012-4a3b-8c4d-e5f60718293a";

  test("sets the clock that brings more people and pages duty at every step, whichever door it came in by", () => {
    expect(whatFollows({ kind: "alarm", alertId, step: 2 }, times)).toEqual([
      { job: "escalate-alert", payload: { alertId, step: 2 }, inSeconds: 180 },
      { job: "page-duty", payload: { alertId, step: 2 } },
    ]);
  });

  test("that somebody holds calls again when new danger is told", () => {
    const at = "2026-11-21T10:00:00.000Z";
    expect(whatFollows({ kind: "alarm-again", alertId, at }, times)).toEqual([
      { job: "page-duty", payload: { alertId, step: 0, again: at } },
    ]);
  });

  test("whose clock struck early waits for what was left", () => {
    expect(whatFollows({ kind: "alarm-early", alertId, step: 1, waitSeconds: 7 }, times)).toEqual([
      { job: "escalate-alert", payload: { alertId, step: 1 }, inSeconds: 7 },
    ]);
  });
});

test("a file that no scanner has seen is looked at again, and what is dropped loses its bytes", () => {
  const attachmentId = "5d0b2c1e-3f4a-4b6c-8d7e-9f0a1b2c3d4e";
  expect(whatFollows({ kind: "attachment-unchecked", attachmentId }, times)).toEqual([
    { job: "check-attachment", payload: { attachmentId } },
  ]);
  expect(whatFollows({ kind: "attachments-dropped", inquiryId }, times)).toEqual([{ job: "remove-attachments", payload: { inquiryId } }]);
});

test("jobs are known by name and carry ids, nothing else", () => {
  const outcomes: Outcome[] = [
    { kind: "received", inquiryId, state: "drafting", aid: true, confidence: 0.9 },
    { kind: "received", inquiryId, state: "needs_facts", aid: true, confidence: 0.9 },
    { kind: "ready-to-draft", inquiryId },
    { kind: "retrieved", inquiryId },
    { kind: "approved", inquiryId, draftId },
    { kind: "delivered", inquiryId, answerId },
    { kind: "returned", inquiryId },
    { kind: "asked-citizen", inquiryId, goesOn: false },
    { kind: "referred", inquiryId },
    { kind: "attachments-dropped", inquiryId },
  ];
  for (const { job, payload } of outcomes.flatMap((outcome) => whatFollows(outcome, times))) {
    expect(JOB_NAMES).toContain(job);
    expect([[inquiryId], [draftId], [answerId]]).toContainEqual(Object.values(payload));
  }
});
