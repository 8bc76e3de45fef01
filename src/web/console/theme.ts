import type { ThemeConfig } from "antd";

/** The one palette. Console.css reads the same values as `--ant-…` custom properties of class `wenfa`. */
export const theme: ThemeConfig = {
  cssVar: { key: "wenfa" },
  hashed: false,
  token: {
    colorPrimary: "#1a56a8",
    colorPrimaryBg: "#edf3fb",
    colorPrimaryBorder: "#a5c0e4",
    colorInfo: "#1a56a8",
    colorLink: "#1a56a8",
    colorError: "#b3261e",
    colorWarning: "#8a5a00",
    colorWarningBg: "#fdf5e3",
    colorWarningBorder: "#e3c98c",
    colorSuccess: "#1f6b3a",
    colorText: "#1f2329",
    colorTextSecondary: "#4d545e",
    colorTextTertiary: "#5f6670",
    colorTextDescription: "#5f6670",
    colorTextPlaceholder: "#6b727c",
    colorTextDisabled: "#6b727c",
    colorBgLayout: "#f6f4ef",
    colorBorder: "#8f959e",
    colorBorderSecondary: "#dcdad4",
    borderRadius: 6,
    fontSize: 16,
    lineHeight: 1.7,
    controlHeight: 38,
    motion: false,
    fontFamily: '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif',
  },
  components: {
    Button: { fontWeight: 500, defaultShadow: "none", primaryShadow: "none", dangerShadow: "none" },
    Table: { headerBg: "#f0eee8", cellPaddingBlock: 10, cellPaddingInline: 12 },
  },
};
