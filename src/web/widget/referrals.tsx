/** @jsxImportSource preact */
import type { CitizenReferral } from "../../contract.ts";
import { sayTime } from "./say-time.ts";
import { referralStates, words } from "./strings.ts";

/** 转办: each work order's own progress, beside the inquiry's. */
export function Referrals({ referrals }: { referrals: CitizenReferral[] }) {
  if (referrals.length === 0) return null;
  return (
    <section aria-label={words.referral_title}>
      <h2>{words.referral_title}</h2>
      {referrals.map((referral) => (
        <div key={referral.id} class="card referral">
          <p>
            <b>{words.referral_legal_aid}</b> <span class="tag">{referralStates[referral.state]}</span>
          </p>
          <p class="lines">{referral.says}</p>
          <p class="hint">
            {words.referral_updated} <time dateTime={referral.updatedAt}>{sayTime(referral.updatedAt)}</time>
          </p>
        </div>
      ))}
    </section>
  );
}
