/** Instants in the words of the place: Asia/Shanghai, whatever the phone is set to. */
const zone = { timeZone: "Asia/Shanghai" } as const;
const day = new Intl.DateTimeFormat("zh-CN", { ...zone, year: "numeric", month: "long", day: "numeric" });
const clock = new Intl.DateTimeFormat("zh-CN", { ...zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

export const sayTime = (iso: string) => `${day.format(new Date(iso))} ${clock.format(new Date(iso))}`;
export const sayClock = (iso: string) => clock.format(new Date(iso));

/** 《中华人民共和国劳动合同法》第三十八条第一款 */
export function sayCitation(citation: { law: string; articleNo: string; paragraph: number | null }): string {
  const law = citation.law.startsWith("《") ? citation.law : `《${citation.law}》`;
  const paragraph = citation.paragraph === null ? "" : `第${"一二三四五六七八九十"[citation.paragraph - 1] ?? ` ${citation.paragraph} `}款`;
  return `${law}${citation.articleNo}${paragraph}`;
}
