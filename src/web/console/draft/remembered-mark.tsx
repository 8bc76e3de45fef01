import { day } from "../frame/moment.ts";
import { words as memoryWords } from "../memory/words.ts";
import { useOnDesk } from "./desk-context.tsx";

/** Beside a text that a lawyer approved before, word for word, and that the law has not overtaken. */
export function RememberedMark({ text }: { text: string }) {
  const { remembered } = useOnDesk();
  const found = remembered.find((one) => one.text === text);
  return found ? <p className="small remembered">{memoryWords.approvedBy(found.lawyer, day(found.at))}</p> : null;
}
