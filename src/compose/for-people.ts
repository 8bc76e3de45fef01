/** People, licences and machine keys. */
import type { Parts } from "./parts.ts";
import { KeyScope } from "../contract/people.ts";
import type { PeopleVerbs } from "#http/people.ts";
import { listApiKeys, makeApiKey, revokeApiKey } from "#platform/auth-keys.ts";
import { refuse } from "#platform/refusal.ts";
import {
  changePerson,
  closePerson,
  endPersonsSessions,
  listPeople,
  openPerson,
  reopenPerson,
  resetPassword,
  resetSecondFactor,
  unlockPerson,
} from "#seats/change-person.ts";
import { appraise, setRule, showLicenceHistory, showRegistry } from "#seats/licence-registry.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function forPeople({ database, clock }: Parts): PeopleVerbs {
  const deps = { database, clock };
  return {
    list: () => listPeople(deps),
    open: (by, person, accounts) => openPerson(deps, by, person, accounts),
    change: (by, id, change) => changePerson(deps, by, id, change),
    close: (by, id) => closePerson(deps, by, id),
    reopen: (by, id, accounts) => reopenPerson(deps, by, id, accounts),
    resetPassword: (by, id, accounts) => resetPassword(deps, by, id, accounts),
    unlock: (by, id) => unlockPerson(deps, by, id),
    endSessions: (by, id) => endPersonsSessions(deps, by, id),
    resetSecondFactor: (by, id) => resetSecondFactor(deps, by, id),
    registry: () => showRegistry(deps),
    history: (id) => showLicenceHistory(deps, id),
    appraise: (by, id, appraisal) => appraise(deps, by, id, appraisal),
    setRule: (by, rule) => setRule(deps, by, rule),
    keys: () => listApiKeys(database.db),
    makeKey: async (by, { label, scopes }) => {
      const id = crypto.randomUUID();
      const wanted = KeyScope.options.filter((scope) => scopes.includes(scope));
      const key = await database.transact(`staff:${by}`, (tx) => makeApiKey(tx, label, wanted, clock(), id));
      return { id, key };
    },
    revokeKey: async (by, id) => {
      const revoked = UUID.test(id) && (await database.transact(`staff:${by}`, (tx) => revokeApiKey(tx, id, clock())));
      return revoked ? null : refuse("not-found", "没有这个密钥，或者已经停用");
    },
  };
}
