import { createContext, useContext } from "react";
import type { AnswerBody, Citation, Finding, Source } from "../../../contract.ts";

/** What the parts of the draft page share: the words on screen, what the gate says of them, and the lit source. */
export type OnDesk = {
  id: string;
  body: AnswerBody;
  findings: Finding[];
  sources: Source[];
  lit: Citation | null;
  light: (citation: Citation) => void;
};

const Context = createContext<OnDesk | null>(null);
export const DeskProvider = Context.Provider;

export function useOnDesk(): OnDesk {
  const desk = useContext(Context);
  if (!desk) throw new Error("useOnDesk outside the draft page");
  return desk;
}
