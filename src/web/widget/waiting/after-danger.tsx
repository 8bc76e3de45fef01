/** @jsxImportSource preact */
/** Words of danger were received without asking; now that help is on screen, consent is asked, beneath it. */
import { useEffect, useState } from "preact/hooks";
import type { PrivacyText } from "../../../contract/consent.ts";
import { ConsentStep } from "../asking/consent.tsx";
import type { Matter } from "../conversation/conversation.ts";
import { privacy as fetchPrivacy, twice } from "../conversation/reach-service.ts";
import type { Desk } from "../conversation/use-conversation.ts";
import { language, words } from "../frame/language.ts";

export function AfterDanger({ matter, desk }: { matter: Matter; desk: Desk }) {
  const [text, setText] = useState<PrivacyText | null>(null);
  const [child, setChild] = useState(false);
  const stands = matter.view?.consent?.stands;
  const asked = stands === "to-ask";
  useEffect(() => {
    if (asked) void twice(fetchPrivacy).then((outcome) => outcome.ok && setText(outcome.value));
  }, [asked, language, desk.now.online]);
  if (stands === "child") return <p class="lead">{words.asking.consent.child_heard}</p>;
  if (!asked || !text) return null;
  const { sending, trouble } = matter.posts.consent;
  return (
    <ConsentStep
      privacy={text}
      child={child}
      after
      sending={sending}
      trouble={trouble}
      agree={desk.acts.consent}
      refuse={() => desk.acts.consent(null)}
      setChild={setChild}
    />
  );
}
