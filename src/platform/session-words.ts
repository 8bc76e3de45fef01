/** What a list of sessions says of each: enough to know one's own again, no more. Pure. */

const BROWSERS: [RegExp, string][] = [
  [/MicroMessenger\//, "微信"],
  [/Edg(e|A|iOS)?\//, "Edge"],
  [/QQBrowser\//, "QQ 浏览器"],
  [/(Firefox|FxiOS)\//, "Firefox"],
  [/(Chrome|CriOS)\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const SYSTEMS: [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/, "鸿蒙"],
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "macOS"],
  [/Linux/, "Linux"],
];

/** @param userAgent as the browser says it, which proves nothing */
export function deviceOf(userAgent: string | null): string {
  const said = (of: [RegExp, string][]) => of.find(([sign]) => sign.test(userAgent ?? ""))?.[1];
  return [said(BROWSERS), said(SYSTEMS)].filter(Boolean).join(" · ") || "—";
}

/** 203.0.113.7 as 203.0.113.*; of an IPv6 address its first three groups. */
export function networkOf(address: string | null): string | null {
  if (!address) return null;
  if (/^\d+\.\d+\.\d+\.\d+$/.test(address)) return address.replace(/\d+$/, "*");
  const groups = address.split(":").slice(0, 3).join(":");
  return address.startsWith("::") ? address : `${groups}:*`;
}
