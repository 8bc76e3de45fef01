/** @jsxImportSource preact */
import { render } from "preact";
import { LawPage } from "./page.tsx";
import { lang } from "./strings.ts";

document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
const place = document.getElementById("law");
if (place) render(<LawPage />, place);
