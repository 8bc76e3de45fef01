/** 同意: the privacy text as the service runs now, and consent asked after danger. */
import type { Config } from "../config.ts";
import type { Notice } from "../contract.ts";
import type { Bound, CitizenParts } from "./parts.ts";
import type { ConsentVerbs } from "#http/consent.ts";
import { giveConsent } from "#inquiry/give-consent.ts";
import { privacyText } from "#inquiry/privacy-text.ts";
import type { Kept } from "#inquiry/retention.ts";
import type { ConsentPort } from "#inquiry/receive-inquiry.ts";
import { asChildAlone, tellsOfHarm } from "#triage/rules/danger/child-alone.ts";

const DECLINED = "consent-declined";

export function consentPort(
  { llm, embeddings, attachments, bureauName }: Config,
  notice: (code: string) => Notice | null,
  kept: () => Kept,
): ConsentPort {
  const outside = { model: llm !== null || embeddings !== null, store: attachments.s3 !== null };
  return { privacy: () => privacyText({ notice, bureau: bureauName ?? "", outside, kept: kept() }), tellsOfHarm, asChildAlone };
}

export function forConsent({ database, clock }: CitizenParts, { consent, review }: Pick<Bound, "consent" | "review">): ConsentVerbs {
  const declined = review.notice(DECLINED);
  if (!declined) throw new Error(`corpus/notices/${DECLINED}.json is missing`);
  return {
    privacy: consent.privacy,
    consent: (inquiry, said) => giveConsent({ database, clock, version: () => consent.privacy().version, declined }, inquiry, said),
  };
}
