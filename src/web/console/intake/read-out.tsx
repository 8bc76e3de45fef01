import { Button } from "antd";
import type { Channel } from "../../../contract.ts";
import { go } from "../frame/path.tsx";
import { words } from "./words.ts";

/** 口述答复: a lawyer with the caller on the line goes on to read out what was just approved. */
export function ReadOut({ channel }: { channel: Channel }) {
  if (channel !== "hotline" && channel !== "station") return null;
  return (
    <Button size="large" onClick={() => go("/console/intake/find")}>
      {words.readOut}
    </Button>
  );
}
