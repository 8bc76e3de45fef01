/** A citation as it stands on paper: 《中华人民共和国劳动合同法》第三十八条第一款第（二）项. */
import type { Citation } from "#contract.ts";
import { formatItemNumber, formatParagraphNumber } from "#language/numerals.ts";
import { regionName } from "#language/regions.ts";
import { sayDay } from "./say-day.ts";

export function sayCitation({ law, articleNo, paragraph, item, local }: Citation): string {
  const name = law.startsWith("《") ? law : `《${law}》`;
  const part = (paragraph === null ? "" : formatParagraphNumber(paragraph)) + (item === null ? "" : formatItemNumber(item));
  return `${name}${articleNo}${part}${local === null ? "" : sayLocal(local)}`;
}

function sayLocal({ place, issued }: NonNullable<Citation["local"]>): string {
  return `（地方规定：${regionName(place.padEnd(6, "0")) ?? `地区 ${place}`}，${sayDay(issued)}印发）`;
}
