import type { StaffAttachment } from "../../../contract/attachment.ts";
import { inLanguage } from "../frame/language.ts";

const zh = {
  title: "群众添加的文件",
  machine: "机器没有看过这些文件，草稿里没有它们的内容。请您打开看。",
  unread: "机器没有看过这些文件。请您打开看。",
  photo: (n: number) => `照片 ${n}`,
  pdf: (n: number) => `PDF ${n}`,
  open: (name: string) => `打开${name}`,
  states: { checking: "正在查毒，暂时不能打开", refused: "没有通过查毒，已删除", removed: "群众已删除，或者保存到期" },
  unscanned: "未查毒",
  later: {
    draft: "领取草稿后可以打开。",
    consultation: "接下会商后可以打开。",
    referral: "受理之后可以打开，办结后不能再看。",
    alert: "由应答这条警报的同事打开。",
  },
  recorded: "每次打开都有记录，群众看得到是谁打开的。",
  unscannedWhy: "本单位没有接查毒软件，请留意。",
  pdfWhy: "PDF 不在网页里打开，请下载后用本机的阅读器看，看完从下载文件夹删除。",
  pdfChecked: "已查过：没有密码，没有找到自动运行的脚本、启动程序和夹带的文件。这是按字样查的，不保证没有遗漏。",
  download: "下载",
  whole: "看原始大小",
  fit: "看整张",
  before: "上一个",
  next: "下一个",
  close: "关闭",
  failed: "没有打开",
  stripped: "拍摄地点和时间等附带信息收到时已经去掉。",
};

const en: typeof zh = {
  title: "Files the citizen added",
  machine: "No machine has read these files; the draft holds nothing of them. Please open them.",
  unread: "No machine has read these files. Please open them.",
  photo: (n) => `Photo ${n}`,
  pdf: (n) => `PDF ${n}`,
  open: (name) => `Open ${name}`,
  states: {
    checking: "being checked for viruses, cannot be opened yet",
    refused: "did not pass the virus check, deleted",
    removed: "removed by the citizen, or its day came",
  },
  unscanned: "not checked for viruses",
  later: {
    draft: "They open once the draft is yours.",
    consultation: "They open once you take the consultation.",
    referral: "They open once it is accepted, until it is decided.",
    alert: "Whoever took this alert opens them.",
  },
  recorded: "Every opening is recorded; the citizen sees who opened it.",
  unscannedWhy: "No virus scanner is connected here: take care.",
  pdfWhy: "A PDF is not opened in the page. Download it, read it in this computer's own reader, and delete it afterwards.",
  pdfChecked:
    "Checked: no password, and no script, start of a program or enclosed file was found. This is a search for words, and no guarantee.",
  download: "Download",
  whole: "Original size",
  fit: "Whole picture",
  before: "Previous",
  next: "Next",
  close: "Close",
  failed: "It was not opened",
  stripped: "Where and when it was taken was cut out on arrival.",
};

export const words = inLanguage({ zh, en });

export const nameOf = ({ kind, number }: Pick<StaffAttachment, "kind" | "number">): string =>
  kind === "pdf" ? words.pdf(number) : words.photo(number);
