import { Button } from "antd";
import { useEffect } from "react";
import type { HeldBack } from "../../../contract/people.ts";
import { announce } from "../frame/announce.tsx";
import { Failure, sayError } from "../frame/failure.tsx";
import { Waiting } from "../frame/page.tsx";
import { useSignOut } from "../frame/session.ts";
import { frame } from "../frame/words.ts";
import { useAccount } from "./account-api.ts";
import "./account.css";
import { PasswordForm } from "./password-form.tsx";
import { SecondFactor } from "./second-factor.tsx";
import { words } from "./words.ts";

/** Signed in, and yet nothing else is open: the one thing to do, and the way out. */
export default function HeldPage({ why, onDone }: { why: HeldBack; onDone: () => void }) {
  const account = useAccount();
  const signOut = useSignOut();
  const { title, lead } = words.held[why];
  useEffect(() => {
    document.title = frame.app.tab(title);
  }, [title]);
  return (
    <main className="sign-in">
      <div className="sign-in-sheet is-held">
        <p className="sign-in-name">{frame.app.name}</p>
        <h1>{title}</h1>
        <p className="lead">{lead}</p>
        {account.isPending ? <Waiting /> : null}
        {account.isError ? <Failure title={words.failed} error={account.error} onRetry={() => void account.refetch()} /> : null}
        {account.data && why === "password-change-needed" ? <PasswordForm onDone={onDone} /> : null}
        {account.data && why === "second-factor-needed" ? <SecondFactor account={account.data} onDone={onDone} /> : null}
        <Button
          type="link"
          className="held-out"
          loading={signOut.isPending}
          onClick={() => signOut.mutate(undefined, { onError: (error) => announce(sayError(error)) })}
        >
          {frame.person.signOut}
        </Button>
      </div>
    </main>
  );
}
