/** @jsxImportSource preact */
import { words } from "./strings.ts";
import { Heading } from "./trouble.tsx";
import type { Desk } from "./use-conversation.ts";

export function Lost({ desk }: { desk: Desk }) {
  return <Ending title={words.lost_title} next={words.lost_next} button={words.ask_another} go={desk.acts.another} />;
}

export function Left({ desk }: { desk: Desk }) {
  return <Ending title={words.left_title} next={words.left_next} button={words.begin_again} go={desk.acts.begin} />;
}

type Props = { title: string; next: string; button: string; go: () => void };
function Ending({ title, next, button, go }: Props) {
  return (
    <>
      <Heading>{title}</Heading>
      <p class="lead">{next}</p>
      <button type="button" class="main" onClick={go}>
        {button}
      </button>
    </>
  );
}
