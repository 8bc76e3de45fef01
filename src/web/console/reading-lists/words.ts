import { inLanguage } from "../frame/language.ts";

const zh = {
  lead: "群众等候时按领域看到的一般材料。放行之前群众看不到；刑事、有危险、时间紧的咨询从不显示。",
  leadDemo: "群众等候时按领域看到的一般材料。演示里没有放行也显示，并标明“演示·未经律师审定”；刑事、有危险、时间紧的咨询从不显示。",
  failed: "阅读材料没能载入",
  state: { unreleased: "未放行", released: "已放行", changed: "内容有改动，要重新看" },
  shown: "群众现在看得到",
  hidden: "群众现在看不到",
  law: "条文：",
  releasedBy: (by: string, at: string) => `${by} ${at}放行`,
  withdrawn: (at: string) => `${at}撤回`,
  sample: "（演示人员，出了演示不算数）",
  release: "放行",
  withdraw: "撤回",
  means: "您以执业证为这份材料负责，译文也在内；放行和撤回都留在审计里。",
  onlyLook: "您可以看；放行和撤回由律师办理。",
  noLicence: "您的执业证目前无效，不能放行或者撤回。",
  released: (name: string) => `已放行：${name}`,
  withdrew: (name: string) => `已撤回：${name}，群众看不到了。`,
};

const en: typeof zh = {
  lead: "General reading for citizens who wait, by category. Citizens see none before it is released; none is ever shown in criminal, dangerous or urgent matters.",
  leadDemo:
    "General reading for citizens who wait, by category. The demo shows it unreleased, marked as demo; none is ever shown in criminal, dangerous or urgent matters.",
  failed: "The reading lists could not be loaded",
  state: { unreleased: "Not released", released: "Released", changed: "Changed, to be read again" },
  shown: "Citizens see it now",
  hidden: "Citizens do not see it",
  law: "Articles: ",
  releasedBy: (by: string, at: string) => `released by ${by} ${at}`,
  withdrawn: (at: string) => `withdrawn ${at}`,
  sample: " (demo person; counts for nothing outside the demo)",
  release: "Release",
  withdraw: "Withdraw",
  means: "You answer for it on your licence, the translation included; releases and withdrawals are in the audit.",
  onlyLook: "You may read; releasing and withdrawing is for lawyers.",
  noLicence: "Your licence is not valid now; you cannot release or withdraw.",
  released: (name: string) => `Released: ${name}`,
  withdrew: (name: string) => `Withdrew: ${name}; citizens no longer see it.`,
};

export const words = inLanguage({ zh, en });
