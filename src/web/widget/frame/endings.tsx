/** @jsxImportSource preact */
import { words } from "./language.ts";
import { Heading } from "./trouble.tsx";
import type { Desk } from "../conversation/use-conversation.ts";

export function Lost({ desk }: { desk: Desk }) {
  return (
    <Ending title={words.matters.lost_title} next={words.matters.lost_next} button={words.matters.ask_another} go={desk.acts.another} />
  );
}

export function Left({ desk }: { desk: Desk }) {
  return <Ending title={words.frame.left_title} next={words.frame.left_next} button={words.frame.begin_again} go={desk.acts.begin} />;
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
