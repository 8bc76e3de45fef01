/** @jsxImportSource preact */
import { Asking } from "./asking.tsx";
import { Left, Lost } from "./endings.tsx";
import { Calls, Top } from "./frame.tsx";
import { MatterScreen } from "./matter.tsx";
import { useConversation, type Desk } from "./use-conversation.ts";

export function Widget() {
  const desk = useConversation();
  return (
    <>
      <Top desk={desk} />
      <Calls />
      <main>
        <Shown desk={desk} />
      </main>
      <p class="unseen" role="status" aria-live="polite">
        {desk.now.said}
      </p>
    </>
  );
}

function Shown({ desk }: { desk: Desk }) {
  const { screen } = desk.now;
  switch (screen.at) {
    case "asking":
      return <Asking desk={desk} />;
    case "matter":
      return <MatterScreen key={screen.held.id} matter={screen} desk={desk} />;
    case "lost":
      return <Lost desk={desk} />;
    case "left":
      return <Left desk={desk} />;
  }
}
