/** Consent to the privacy text as the service shows it, over the socket and on the page. */
import type { FrameLocator, Page } from "playwright-core";
import { PrivacyText } from "#contract/consent.ts";

/** As a body's field. */
export async function agreedAt(url: string, headers: Record<string, string> = {}): Promise<{ consent: { version: number } }> {
  const { version } = PrivacyText.parse(await (await fetch(`${url}/api/privacy`, { headers })).json());
  return { consent: { version } };
}

/** On the page: sends, reads the four lines, and agrees. */
export async function sendAgreeing(widget: Pick<Page | FrameLocator, "getByRole">): Promise<void> {
  await widget.getByRole("button", { name: "发送", exact: true }).click();
  await widget.getByRole("button", { name: "满 14 岁了，同意并发送" }).click();
}
