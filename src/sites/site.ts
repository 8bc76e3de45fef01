/** The words of sites 站点. */
import type { NewSite } from "#contract/sites.ts";

export type Site = NewSite & { createdAt: Date; closedAt: Date | null };

/** The demo's own site, on the service's own pages alone. */
export const DEMO_SITE: NewSite = {
  code: "demo",
  name: "某区公共法律服务中心（演示）",
  region: "440305",
  language: "zh-CN",
  colour: "#1456a8",
  phone: "12348",
  hours: {
    week: [1, 2, 3, 4, 5, 6, 7].map((day) =>
      day < 6
        ? [
            ["09:00", "12:00"],
            ["13:30", "17:30"],
          ]
        : [],
    ),
    holidays: "closed",
  },
  origins: [],
  kioskIdleMinutes: 2,
};
