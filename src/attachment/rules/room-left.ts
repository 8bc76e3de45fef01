/** How much a matter may hold. The database holds the same bounds (migrations/0034). */
import { ATTACHMENTS_MAX, ATTACHMENTS_MAX_BYTES } from "#contract/attachment.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";

const MB = 1024 * 1024;

export function roomLeft(held: { count: number; bytes: number }, coming: number): null | Refusal {
  if (held.count >= ATTACHMENTS_MAX) return refuse("attachments-full", `一件咨询最多放 ${ATTACHMENTS_MAX} 个文件，先删掉不需要的再添加`);
  if (held.bytes + coming > ATTACHMENTS_MAX_BYTES) {
    return refuse("attachments-full", `一件咨询的文件加起来最多 ${ATTACHMENTS_MAX_BYTES / MB} MB，先删掉不需要的再添加`);
  }
  return null;
}
