import { useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { SignInWays } from "../../../contract/people.ts";
import { Banner } from "../frame/banner.tsx";
import { sayError } from "../frame/failure.tsx";
import { ask, fetchOne } from "../frame/server.ts";
import { words } from "./words.ts";

/** Came back from the bureau's own provider without a seat: said once, and the address is clean again. */
const refusedBy = new URLSearchParams(location.search).get("error");
if (refusedBy !== null) history.replaceState(null, "", location.pathname);

/** Nothing where the bureau has no provider of its own. */
export function ProviderButton() {
  const ways = useQuery({
    queryKey: ["sign-in"],
    queryFn: ({ signal }) => fetchOne<SignInWays>("/api/sign-in", signal),
    staleTime: Infinity,
  });
  const go = useMutation({
    mutationFn: () => ask<{ url: string }>("POST", "/api/sign-in/oidc", {}, { quiet: true }),
    onSuccess: (said) => {
      if (said) location.assign(said.url);
    },
  });
  if (!ways.data?.oidc) return null;
  return (
    <div className="sign-in-provider">
      {refusedBy === null ? null : (
        <Banner
          tone="warning"
          title={words.provider.refused}
          text={refusedBy === "SEAT_CLOSED" ? words.provider.closed : words.provider.noSeat}
        />
      )}
      {go.isError ? <Banner tone="danger" title={words.provider.failed} text={sayError(go.error)} /> : null}
      <Button size="large" block loading={go.isPending} onClick={() => go.mutate()}>
        {ways.data.oidc}
      </Button>
    </div>
  );
}
