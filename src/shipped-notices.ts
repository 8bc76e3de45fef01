/** The standing notices, bundled for doors without a file system. A test holds the list against the folder. */
import abuse from "../corpus/notices/abuse.json" with { type: "json" };
import beforeAskingSuspect from "../corpus/notices/before-asking-suspect.json" with { type: "json" };
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
import soonTimeLimit from "../corpus/notices/soon-time-limit.json" with { type: "json" };
import { StandingNotice } from "#drafting/standing-notice.ts";

export const SHIPPED_NOTICES: StandingNotice[] = [
  abuse,
  beforeAskingSuspect,
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
  soonTimeLimit,
].map((notice) => StandingNotice.parse(notice));
