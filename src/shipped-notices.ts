/** The standing notices, bundled for doors without a file system. A test holds the list against the folder. */
import abuse from "../corpus/notices/abuse.json" with { type: "json" };
import beforeAskingSuspect from "../corpus/notices/before-asking-suspect.json" with { type: "json" };
import consentDeclined from "../corpus/notices/consent-declined.json" with { type: "json" };
import criminalSuspect from "../corpus/notices/criminal-suspect.json" with { type: "json" };
import dangerConfinement from "../corpus/notices/danger-confinement.json" with { type: "json" };
import dangerDesperate from "../corpus/notices/danger-desperate.json" with { type: "json" };
import dangerElder from "../corpus/notices/danger-elder.json" with { type: "json" };
import dangerFamilyViolence from "../corpus/notices/danger-family-violence.json" with { type: "json" };
import dangerGeneral from "../corpus/notices/danger-general.json" with { type: "json" };
import dangerMinor from "../corpus/notices/danger-minor.json" with { type: "json" };
import dangerMissing from "../corpus/notices/danger-missing.json" with { type: "json" };
import dangerSelfHarm from "../corpus/notices/danger-self-harm.json" with { type: "json" };
import dangerThreat from "../corpus/notices/danger-threat.json" with { type: "json" };
import legalAidRight from "../corpus/notices/legal-aid-right.json" with { type: "json" };
import notLegal from "../corpus/notices/not-legal.json" with { type: "json" };
import oralConsent from "../corpus/notices/oral-consent.json" with { type: "json" };
import privacy from "../corpus/notices/privacy.json" with { type: "json" };
import privacyChild from "../corpus/notices/privacy-child.json" with { type: "json" };
import privacyDanger from "../corpus/notices/privacy-danger.json" with { type: "json" };
import privacyInside from "../corpus/notices/privacy-inside.json" with { type: "json" };
import privacyKeep from "../corpus/notices/privacy-keep.json" with { type: "json" };
import privacyModel from "../corpus/notices/privacy-model.json" with { type: "json" };
import privacyRights from "../corpus/notices/privacy-rights.json" with { type: "json" };
import privacySensitive from "../corpus/notices/privacy-sensitive.json" with { type: "json" };
import privacyStore from "../corpus/notices/privacy-store.json" with { type: "json" };
import privacyWhat from "../corpus/notices/privacy-what.json" with { type: "json" };
import privacyWho from "../corpus/notices/privacy-who.json" with { type: "json" };
import soonTimeLimit from "../corpus/notices/soon-time-limit.json" with { type: "json" };
import { StandingNotice } from "#drafting/standing-notice.ts";

export const SHIPPED_NOTICES: StandingNotice[] = [
  abuse,
  beforeAskingSuspect,
  consentDeclined,
  criminalSuspect,
  dangerConfinement,
  dangerDesperate,
  dangerElder,
  dangerFamilyViolence,
  dangerGeneral,
  dangerMinor,
  dangerMissing,
  dangerSelfHarm,
  dangerThreat,
  legalAidRight,
  notLegal,
  oralConsent,
  privacy,
  privacyChild,
  privacyDanger,
  privacyInside,
  privacyKeep,
  privacyModel,
  privacyRights,
  privacySensitive,
  privacyStore,
  privacyWhat,
  privacyWho,
  soonTimeLimit,
].map((notice) => StandingNotice.parse(notice));
