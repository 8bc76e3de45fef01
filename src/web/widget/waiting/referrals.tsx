/** @jsxImportSource preact */
import type { CitizenReferral } from "../../../contract.ts";
import { sayTime } from "../frame/say-time.ts";
import { words } from "../frame/language.ts";

/** 转办: each work order's own progress, beside the inquiry's. */
export function Referrals({ referrals }: { referrals: CitizenReferral[] }) {
  if (referrals.length === 0) return null;
  return (
    <section aria-label={words.waiting.referral_title}>
      <h2>{words.waiting.referral_title}</h2>
      {referrals.map((referral) => (
        <div key={referral.id} class="card referral">
          <p>
            <b>{words.waiting.referral_legal_aid}</b> <span class="tag">{words.referral_states[referral.state]}</span>
          </p>
          <p class="lines">{referral.says}</p>
          <p class="hint">
            {words.waiting.referral_updated} <time dateTime={referral.updatedAt}>{sayTime(referral.updatedAt)}</time>
          </p>
        </div>
      ))}
    </section>
  );
}
