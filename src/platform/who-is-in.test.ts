import { describe, expect, test } from "vitest";
import { heldBack, PLAIN_POLICY, secondFactorRequired } from "./auth-policy.ts";
import { deviceOf, networkOf } from "./session-words.ts";

describe("a session is told by", () => {
  test.each([
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge · Windows"],
    ["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36", "Chrome · Linux"],
    ["Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) AppleWebKit/605.1 Version/18.0 Safari/605.1", "Safari · macOS"],
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) MicroMessenger/8.0", "微信 · iOS"],
    ["Mozilla/5.0 (Phone; OpenHarmony 5.0) Chrome/130.0 Safari/537.36", "Chrome · 鸿蒙"],
    ["curl/8.0", "—"],
    [null, "—"],
  ])("browser and system: %s", (agent, said) => expect(deviceOf(agent)).toBe(said));

  test.each([
    ["203.0.113.7", "203.0.113.*"],
    ["2001:db8:85a3:8d3::1", "2001:db8:85a3:*"],
    ["::1", "::1"],
    ["", null],
    [null, null],
  ])("a shortened network: %s", (address, said) => expect(networkOf(address)).toBe(said));
});

describe("who is held back", () => {
  const lawyer = { role: "lawyer", mustChangePassword: false, secondFactor: false, via: "password" } as const;
  const policy = (requireTotp: "off" | "supervisors" | "all") => ({ ...PLAIN_POLICY, requireTotp });

  test.each([
    ["nobody, where nothing is required", policy("off"), lawyer, null],
    ["no lawyer, where supervisors must", policy("supervisors"), lawyer, null],
    ["a supervisor, where supervisors must", policy("supervisors"), { ...lawyer, role: "supervisor" as const }, "second-factor-needed"],
    ["an administrator likewise", policy("supervisors"), { ...lawyer, role: "admin" as const }, "second-factor-needed"],
    ["everybody, where all must", policy("all"), lawyer, "second-factor-needed"],
    ["nobody who has one", policy("all"), { ...lawyer, secondFactor: true }, null],
    ["nobody whom the bureau's provider let in", policy("all"), { ...lawyer, via: "oidc" as const }, null],
    ["by the first password before all", policy("all"), { ...lawyer, mustChangePassword: true }, "password-change-needed"],
  ] as const)("%s", (_, rules, signed, held) => expect(heldBack(rules, signed)).toBe(held));

  test("is told by role alone", () => expect(secondFactorRequired(policy("supervisors"), "clerk")).toBe(false));
});
