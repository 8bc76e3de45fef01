/** The whole life of a consultation: every state × every act × every person × every time, allowed or refused on purpose. */
import { describe, expect, test } from "vitest";
import type { ConsultState } from "#contract/consultation.ts";
import { isRefusal } from "#platform/refusal.ts";
import type { Consulted } from "../consultation.ts";
import { consultClock, mayPutBack, maySay, mayTake, mayTakeBack, mayWaive, stepBy } from "./consult.ts";

const ASKED_AT = new Date("2026-11-21T01:00:00Z");
const TIMES = { minutes: 120, urgentMinutes: 30 };
const clock = consultClock(ASKED_AT, false, TIMES);
const after = (minutes: number) => new Date(ASKED_AT.getTime() + minutes * 60_000);
const WHEN = { early: after(119), late: after(120), overdue: after(180) };

const person = (id: string, seatClasses: Consulted["seatClasses"], oversees = false): Consulted => ({
  id,
  seatClasses,
  licenceValid: true,
  oversees,
});
const WHO = {
  asker: person("asker", ["labor"]),
  expert: person("expert", ["expert"]),
  other: person("other", ["expert", "labor"]),
  peer: person("peer", ["labor"]),
  stranger: person("stranger", ["family"]),
  supervisor: person("supervisor", [], true),
};
type Name = keyof typeof WHO;
type Moment = keyof typeof WHEN;

const STATES: ConsultState[] = ["asked", "taken", "answered", "waived", "withdrawn"];
/** Taken by `expert`, about a draft that a machine wrote. */
const standing = (state: ConsultState, reasons: ("wish" | "group")[] = ["group"]) => ({
  state,
  reasons,
  askedBy: "asker",
  author: "extractive",
  holder: "asker",
  takenBy: state === "taken" ? "expert" : null,
  draftClass: "labor" as const,
  ...clock,
});

const ACTS = {
  take: (state: ConsultState, who: Name, when: Moment) => mayTake(standing(state), WHO[who], WHEN[when]),
  say: (state: ConsultState, who: Name) => maySay(standing(state), WHO[who], "agree"),
  putBack: (state: ConsultState, who: Name) => mayPutBack(standing(state), WHO[who]),
  waive: (state: ConsultState, who: Name, when: Moment) => mayWaive(standing(state), WHO[who], WHEN[when]),
  takeBack: (state: ConsultState, who: Name) => mayTakeBack(standing(state, ["wish"]), WHO[who]),
};
type Act = keyof typeof ACTS;

/** All that is allowed; whatever is not here is refused. */
const ALLOWED: Record<Act, Partial<Record<ConsultState, Partial<Record<Name, Moment[]>>>>> = {
  take: {
    asked: { expert: ["early", "late", "overdue"], other: ["early", "late", "overdue"], peer: ["late", "overdue"] },
    taken: { expert: ["early", "late", "overdue"], other: ["late", "overdue"], peer: ["late", "overdue"] },
  },
  say: { taken: { expert: ["early", "late", "overdue"] } },
  putBack: { taken: { expert: ["early", "late", "overdue"] } },
  waive: { asked: { supervisor: ["overdue"] }, taken: { supervisor: ["overdue"] } },
  takeBack: { asked: { asker: ["early", "late", "overdue"] }, taken: { asker: ["early", "late", "overdue"] } },
};

describe.each(Object.keys(ACTS) as Act[])("%s", (act) => {
  test.each(STATES)("while it is %s is for nobody but those whom the rule names", (state) => {
    for (const who of Object.keys(WHO) as Name[]) {
      for (const when of Object.keys(WHEN) as Moment[]) {
        const allowed = ALLOWED[act][state]?.[who]?.includes(when) ?? false;
        expect(isRefusal(ACTS[act](state, who, when)), `${act} ${state} by ${who} ${when}`).toBe(!allowed);
      }
    }
  });
});

test("nobody is asked about a body they wrote themselves", () => {
  expect(mayTake({ ...standing("asked"), author: "expert" }, WHO.expert, WHEN.early)?.refused).toBe("not-allowed");
});

test("nobody is asked about the draft that is on their own desk now; an expert may still keep it", () => {
  const theirs = { ...standing("taken"), holder: "expert" };
  expect(mayTake({ ...standing("asked"), holder: "expert" }, WHO.expert, WHEN.early)?.refused).toBe("not-allowed");
  expect([maySay(theirs, WHO.expert, "agree")?.refused, maySay(theirs, WHO.expert, "change")?.refused]).toEqual([
    "not-allowed",
    "not-allowed",
  ]);
  expect(maySay(theirs, WHO.expert, "take-over")).toBeNull();
});

test("a licence that is not valid neither takes nor says", () => {
  const lapsed = { ...WHO.expert, licenceValid: false };
  expect(mayTake(standing("asked"), lapsed, WHEN.early)?.refused).toBe("licence-not-valid");
  expect(maySay(standing("taken"), lapsed, "agree")?.refused).toBe("licence-not-valid");
});

test("only an expert takes the draft over", () => {
  const byPeer = { ...standing("taken"), takenBy: "peer" };
  expect(maySay(byPeer, WHO.peer, "take-over")?.refused).toBe("not-allowed");
  expect(maySay(byPeer, WHO.peer, "change")).toBeNull();
});

test("what a rule demands is not taken back by whoever asked", () => {
  expect(mayTakeBack(standing("asked", ["wish", "group"]), WHO.asker)?.refused).toBe("not-allowed");
});

test("danger leaves experts half an hour, anything else two; half as long again and a supervisor may decide", () => {
  expect(clock).toEqual({ peersAt: after(120), waivableAt: after(180) });
  expect(consultClock(ASKED_AT, true, TIMES)).toEqual({ peersAt: after(30), waivableAt: after(45) });
  expect([0, 119, 120, 179, 180, 999].map((minutes) => stepBy(clock, after(minutes)))).toEqual([0, 0, 1, 1, 2, 2]);
});
