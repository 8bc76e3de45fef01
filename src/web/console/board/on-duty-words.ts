import { inLanguage } from "../frame/language.ts";

const zh = {
  title: "在岗情况",
  failed: "没能载入在岗情况",
  seatClass: "坐席",
  on: "在岗",
  paused: "暂停",
  least: "现在要",
  short: (n: number) => `缺 ${n} 人`,
  missing: (n: number) => `未到岗 ${n} 人`,
  noneMissing: "排了班的都到岗了。",
  missingOne: (name: string, since: string, until: string) => `${name}：${since} 的班（到 ${until}）`,
  pausing: (n: number) => `暂停 ${n} 人`,
  pausedOne: (name: string, since: string, note: string) => `${name}：暂停 ${since}${note ? `，${note}` : ""}`,
  here: (n: number) => `在岗 ${n} 人`,
  hereOne: (name: string, holding: number, capacity: number) => `${name}：在手 ${holding} / ${capacity}`,
  off: "设为离岗",
  offOf: (name: string) => `把 ${name} 设为离岗`,
  offAsk: (name: string) => `把 ${name} 设为离岗？手上的草稿怎么办？`,
  release: "交还给队列",
  keep: "由本人办完",
  offDone: (name: string) => `${name} 已设为离岗`,
};

const en: typeof zh = {
  title: "On duty",
  failed: "Duty could not be loaded",
  seatClass: "Desk",
  on: "On",
  paused: "Pausing",
  least: "Asked for now",
  short: (n) => `${n} short`,
  missing: (n) => `${n} missing`,
  noneMissing: "Everybody with a shift is here.",
  missingOne: (name, since, until) => `${name}: shift from ${since} (until ${until})`,
  pausing: (n) => `${n} pausing`,
  pausedOne: (name, since, note) => `${name}: pausing for ${since}${note ? `, ${note}` : ""}`,
  here: (n) => `${n} on duty`,
  hereOne: (name, holding, capacity) => `${name}: holds ${holding} of ${capacity}`,
  off: "Set off",
  offOf: (name) => `Set ${name} off duty`,
  offAsk: (name) => `Set ${name} off duty? What becomes of the drafts in hand?`,
  release: "Back to the queue",
  keep: "They finish them",
  offDone: (name) => `${name} is set off duty`,
};

export const words = inLanguage({ zh, en });
