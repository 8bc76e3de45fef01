import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { FocusBack } from "../frame/focus-back.tsx";
import { words } from "./words.ts";

const HandOverDialog = lazy(() => import("./hand-over-dialog.tsx"));

/** The way out of a shift: a button, and its dialog when it is wanted. */
export function HandOver() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="large" onClick={() => setOpen(true)}>
        {words.handOver.open}
      </Button>
      {open ? (
        <Suspense fallback={null}>
          <FocusBack />
          <HandOverDialog onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
