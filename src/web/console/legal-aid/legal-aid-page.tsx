import type { ReferralView } from "../../../contract.ts";
import { Failure } from "../frame/failure.tsx";
import { CategoryMark, UrgencyMark } from "../frame/marks.tsx";
import { when } from "../frame/moment.ts";
import { Nothing, Page, Waiting } from "../frame/page.tsx";
import { go, idUnder, Link, usePath } from "../frame/path.tsx";
import { frame } from "../frame/words.ts";
import { words } from "./words.ts";
import { Due, isOpen } from "./due.tsx";
import { useReferrals } from "./referral-api.ts";
import { ReferralDrawer } from "./referral-drawer.tsx";

const HERE = "/console/legal-aid";

function ReferralRow({ referral }: { referral: ReferralView }) {
  return (
    <li className={`row is-${referral.urgency}`}>
      <div className="row-marks">
        <span className="mark is-decision">{words.state[referral.state]}</span>
        <UrgencyMark urgency={referral.urgency} />
        <CategoryMark category={referral.category} />
        <Due referral={referral} />
        <span className="small row-when">{words.openedAt(when(referral.openedAt))}</span>
      </div>
      <Link to={`${HERE}/${encodeURIComponent(referral.id)}`} className="row-link">
        {referral.question}
      </Link>
    </li>
  );
}

function Group({ title, items, empty }: { title: string; items: ReferralView[]; empty: [string, string] }) {
  return (
    <section className="block" aria-label={title}>
      <h2>
        {title}
        <span className="tally">{items.length}</span>
      </h2>
      {items.length === 0 ? <Nothing title={empty[0]} next={empty[1]} /> : null}
      <ul className="rows">
        {items.map((referral) => (
          <ReferralRow key={referral.id} referral={referral} />
        ))}
      </ul>
    </section>
  );
}

export default function LegalAidPage() {
  const referrals = useReferrals();
  const id = idUnder(usePath(), "legal-aid");
  const items = referrals.data?.items ?? [];
  const opened = items.find((referral) => referral.id === id);
  return (
    <Page title={frame.pages["legal-aid"]} lead={words.lead}>
      {referrals.isPending ? <Waiting /> : null}
      {referrals.isError ? <Failure title={words.failed} error={referrals.error} onRetry={() => void referrals.refetch()} /> : null}
      {referrals.data ? (
        <>
          <Group title={words.todo} items={items.filter(isOpen)} empty={words.noneTodo} />
          <Group title={words.over} items={items.filter((one) => !isOpen(one))} empty={words.noneOver} />
        </>
      ) : null}
      {opened ? <ReferralDrawer key={opened.id} referral={opened} onClose={() => go(HERE)} /> : null}
    </Page>
  );
}
