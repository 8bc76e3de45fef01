/** The requests about what is the citizen's own. */
import type { ErasureAhead, ErasureReceipt, LetIn, MyInquiries, MyKeys, Openings, PickupCode } from "../../../contract/mine.ts";
import type { Held } from "../conversation/conversation.ts";
import { pathOf, send } from "../conversation/reach-service.ts";

const get = <T>(path: string, token: string) => send<T>(path, { token });
const post = <T>(path: string, token: string | undefined, body: unknown = {}) =>
  send<T>(path, { attempt: { body: JSON.stringify(body), key: "" }, token });

export const mine = (token: string) => get<MyInquiries>("/api/my/inquiries", token);
export const keys = (token: string) => get<MyKeys>("/api/my/keys", token);
export const opened = (held: Held) => get<Openings>(`${pathOf(held)}/opened`, held.token);
export const ahead = (token: string) => get<ErasureAhead>("/api/my/erasure", token);
export const seen = (held: Held) => post<null>(`${pathOf(held)}/seen`, held.token);
export const makeCode = (token: string) => post<PickupCode>("/api/my/code", token);
export const renewCode = (token: string) => post<null>("/api/my/code/renew", token);
export const endCode = (token: string) => post<null>("/api/my/code/end", token);
export const makeLink = (token: string) => post<LetIn>("/api/my/link", token);
export const endOthers = (token: string) => post<null>("/api/my/devices/end-others", token);
export const pickUp = (code: string) => post<LetIn>("/api/my/open", undefined, { code });
export const erase = (token: string) => post<ErasureReceipt>("/api/my/erase", token, { sure: true });
