import { Failure } from "../frame/failure.tsx";
import { names } from "../frame/names.ts";
import { Page, Waiting } from "../frame/page.tsx";
import { useAccount } from "./account-api.ts";
import "./account.css";
import { PasswordForm } from "./password-form.tsx";
import { SecondFactor } from "./second-factor.tsx";
import { Sessions } from "./sessions.tsx";
import { words } from "./words.ts";

export default function AccountPage() {
  const account = useAccount();
  const { data } = account;
  return (
    <Page title={words.title} lead={data ? `${data.name} · ${names.role[data.role]} · ${data.email}` : null}>
      {account.isPending ? <Waiting /> : null}
      {account.isError ? <Failure title={words.failed} error={account.error} onRetry={() => void account.refetch()} /> : null}
      {data ? (
        <>
          <section className="block" aria-label={words.factor.title}>
            <h2>{words.factor.title}</h2>
            <p className="small">{words.factor.lead}</p>
            <SecondFactor account={data} />
          </section>
          <section className="block" aria-label={words.password.title}>
            <h2>{words.password.title}</h2>
            <p className="small">{data.hasPassword ? words.password.lead : words.password.none}</p>
            {data.hasPassword ? <PasswordForm /> : null}
          </section>
          <section className="block" aria-label={words.sessions.title}>
            <h2>{words.sessions.title}</h2>
            <p className="small">{words.sessions.lead}</p>
            <Sessions sessions={data.sessions} />
          </section>
        </>
      ) : null}
    </Page>
  );
}
