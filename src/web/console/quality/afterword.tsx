import type { Afterword as Told } from "../../../contract/quality.ts";
import { Banner } from "../frame/banner.tsx";
import { sayPlace } from "../draft/places.ts";
import { words } from "./words.ts";
import "./quality.css";

/** 演练讲评: what was planted and whether it was caught, told right after the decision. */
export function Afterword({ told }: { told: Told }) {
  const { kind, place, was, now, caught, gateBlocks } = told;
  const outcome = caught === null ? words.after.neither : caught ? words.after.caught : words.after.missed;
  const text = (
    <>
      <dl className="planted">
        <div>
          <dt>{words.after.planted}</dt>
          <dd>
            {words.kinds[kind]} · {sayPlace(place)}
          </dd>
        </div>
        {was === "" ? null : (
          <div>
            <dt>{words.after.was}</dt>
            <dd>{was}</dd>
          </div>
        )}
        <div>
          <dt>{was === "" ? words.after.added : words.after.now}</dt>
          <dd>{now}</dd>
        </div>
      </dl>
      {gateBlocks ? <p className="small">{words.after.gate}</p> : null}
    </>
  );
  return <Banner tone={caught === false ? "warning" : "success"} title={outcome} text={text} />;
}
