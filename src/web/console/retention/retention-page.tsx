import { useState } from "react";
import { Failure } from "../frame/failure.tsx";
import { Page, Waiting } from "../frame/page.tsx";
import { frame } from "../frame/words.ts";
import "../people/people.css";
import { Due } from "./due.tsx";
import { HoldMatter, Holds } from "./holding.tsx";
import { Nights } from "./nights.tsx";
import { useRetention } from "./retention-api.ts";
import "./retention.css";
import { Terms } from "./terms.tsx";
import { words } from "./words.ts";

export default function RetentionPage() {
  const retention = useRetention();
  /** Empty: by a number that is still to be typed. */
  const [holding, setHolding] = useState<string | null>(null);
  return (
    <Page title={frame.pages.retention} lead={words.lead}>
      {retention.isPending ? <Waiting /> : null}
      {retention.isError ? <Failure title={words.failed} error={retention.error} onRetry={() => void retention.refetch()} /> : null}
      {retention.data ? (
        <>
          <Nights nights={retention.data.nights} failures={retention.data.failures} />
          <Due {...retention.data} onHold={setHolding} />
          <Holds holds={retention.data.holds} onHold={() => setHolding("")} />
          <Terms terms={retention.data.terms} />
        </>
      ) : null}
      {holding === null ? null : <HoldMatter inquiryId={holding} onClose={() => setHolding(null)} />}
    </Page>
  );
}
