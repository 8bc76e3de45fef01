/** Why a file is not taken, in plain words, and what to do instead. */
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { WhyNot } from "./attachment.ts";

const SAYS: Record<WhyNot | "infected", string> = {
  empty: "这个文件是空的，请重新选择",
  "unknown-type": "只能添加照片（JPG、PNG、WebP）和 PDF。别的文件请拍照或者截图再添加",
  heic: "这张照片是苹果手机的 HEIC 格式，这里打不开。请对着照片截一张图再添加，或者在手机“设置-相机-格式”里选“兼容性最佳”后重拍",
  broken: "这个文件不完整，打不开。请重新拍照或者截图",
  "too-many-pixels": "这张图片太大，打不开。请截图后再添加",
  "pdf-locked": "这个 PDF 有密码，律师打不开。请去掉密码，或者拍照添加",
  "pdf-active": "这个 PDF 里有会自动运行的内容或者夹带的文件，为了安全不能接收。请拍照或者截图添加",
  "pdf-unreadable": "这个 PDF 没有办法检查是否安全。请拍照或者截图添加",
  infected: "查毒软件在这个文件里发现了病毒，没有接收，也没有保存。请换一个文件",
};

export function refuseFile(because: WhyNot | "infected"): Refusal {
  return refuse("file-refused", SAYS[because]);
}
