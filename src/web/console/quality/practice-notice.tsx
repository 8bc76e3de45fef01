import { Banner } from "../frame/banner.tsx";
import { useQualityRules } from "./quality-api.ts";
import { noticeWords } from "./notice-words.ts";

/** Practice is announced to everybody whom it may meet, on the page where drafts are asked for. */
export function PracticeNotice() {
  const rate = useQualityRules().data?.practiceRate ?? 0;
  return rate > 0 ? <Banner tone="info" title={noticeWords.title} text={noticeWords.text(rate)} /> : null;
}
