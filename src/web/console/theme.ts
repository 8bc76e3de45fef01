import { theme as antd, type ThemeConfig } from "antd";
import { inLanguage } from "./frame/language.ts";

/** The one palette, light and dark. Console.css reads the same values as `--ant-…` custom properties of class `wenfa`. */
const LIGHT = {
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
};

/** Every text at 4.5 : 1 or more on both grounds. On filled buttons and marks the dark ground is the text. */
const GROUND = "#1b1f25";
const DARK = {
  colorPrimary: "#8ab8f5",
  colorPrimaryHover: "#a8cbf8",
  colorPrimaryActive: "#6fa5ea",
  colorPrimaryText: "#8ab8f5",
  colorPrimaryBg: "#1c2f49",
  colorPrimaryBgHover: "#233a59",
  colorPrimaryBorder: "#3f6aa3",
  colorInfo: "#8ab8f5",
  colorLink: "#8ab8f5",
  colorLinkHover: "#a8cbf8",
  colorLinkActive: "#6fa5ea",
  colorError: "#ff9d94",
  colorErrorHover: "#ffb8b1",
  colorErrorActive: "#f0837a",
  colorErrorText: "#ff9d94",
  colorWarning: "#e8bd66",
  colorWarningText: "#e8bd66",
  colorWarningBg: "#352a14",
  colorWarningBorder: "#7a6029",
  colorSuccess: "#84cf9b",
  colorSuccessText: "#84cf9b",
  colorText: "#e9ebee",
  colorTextSecondary: "#bcc2ca",
  colorTextTertiary: "#a7aeb8",
  colorTextDescription: "#a7aeb8",
  colorTextPlaceholder: "#98a0ab",
  colorTextDisabled: "#98a0ab",
  colorBgLayout: "#12151a",
  colorBgContainer: GROUND,
  colorBgElevated: "#232830",
  colorBorder: "#6b737e",
  colorBorderSecondary: "#353b44",
};

/** An English page takes its letters from a Latin face first: Chinese ones set its quotation marks a whole square wide. */
const CHINESE = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC"';

/** The algorithm derives from seeds; the palette's own values stand over what it derived. */
const exactly = (palette: typeof LIGHT | typeof DARK): NonNullable<ThemeConfig["algorithm"]> => [
  palette === DARK ? antd.darkAlgorithm : antd.defaultAlgorithm,
  (seed, map) => ({ ...(map ?? antd.defaultAlgorithm(seed)), ...palette }),
];

/** @param large 20 px for all that is 16 otherwise; console.css scales with the root's size */
export function themeFor({ dark, large }: { dark: boolean; large: boolean }): ThemeConfig {
  const palette = dark ? DARK : LIGHT;
  const flat = { defaultShadow: "none", primaryShadow: "none", dangerShadow: "none" };
  return {
    cssVar: { key: "wenfa" },
    hashed: false,
    algorithm: exactly(palette),
    token: {
      ...palette,
      borderRadius: 6,
      fontSize: large ? 20 : 16,
      lineHeight: 1.7,
      controlHeight: large ? 48 : 38,
      motion: false,
      fontFamily: inLanguage({
        zh: `${CHINESE}, system-ui, sans-serif`,
        en: `"Segoe UI", "Helvetica Neue", Arial, ${CHINESE}, sans-serif`,
      }),
    },
    components: {
      Button: { fontWeight: 500, ...flat, ...(dark ? { primaryColor: GROUND, dangerColor: GROUND } : {}) },
      Table: { headerBg: dark ? "#252a32" : "#f0eee8", cellPaddingBlock: 10, cellPaddingInline: 12 },
      ...(dark ? { Checkbox: { colorWhite: GROUND }, Radio: { colorWhite: GROUND }, Tooltip: { colorBgSpotlight: "#353b44" } } : {}),
    },
  };
}
