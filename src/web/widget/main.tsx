/** @jsxImportSource preact */
import { render } from "preact";
import { announceReady, closeOnEscape } from "./host-page.ts";
import { Widget } from "./widget.tsx";

const place = document.getElementById("widget");
if (place) render(<Widget />, place);
closeOnEscape();
announceReady();
