import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { CardDesk, CardView, ReleaseRequest, ReleaseState } from "../../../contract.ts";
import { ask, fetchOne } from "../frame/server.ts";

/** `law` is a full name, empty for cases, undefined for all. */
export type Wanted = { law: string | undefined; state: ReleaseState | undefined; q: string };

const CARDS = ["law-cards"] as const;
const cardKey = (id: string) => ["law-card", id] as const;
const pathOf = (id: string) => `/api/law/cards/${encodeURIComponent(id)}`;

function listPath({ law, state, q }: Wanted): string {
  const query = new URLSearchParams();
  if (law !== undefined) query.set("law", law);
  if (state) query.set("state", state);
  if (q) query.set("q", q);
  return `/api/law/cards?${query.toString()}`;
}

export const useCards = (wanted: Wanted) =>
  useQuery({
    queryKey: [...CARDS, wanted],
    queryFn: ({ signal }) => fetchOne<CardDesk>(listPath(wanted), signal),
    placeholderData: keepPreviousData,
  });

export const useCard = (id: string) => useQuery({ queryKey: cardKey(id), queryFn: ({ signal }) => fetchOne<CardView>(pathOf(id), signal) });

/** Whatever the server says, the card and the list are asked for anew: somebody else may have been quicker. */
function useAct(act: "release" | "withdraw", bodyOf: (card: CardView) => ReleaseRequest | undefined) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (card: CardView) => ask<CardView>("POST", `${pathOf(card.id)}/${act}`, bodyOf(card)),
    onSettled: (_, __, card) => {
      void client.invalidateQueries({ queryKey: CARDS });
      return client.invalidateQueries({ queryKey: cardKey(card.id) });
    },
  });
}

export const useRelease = () => useAct("release", ({ sha256 }) => ({ sha256 }));
export const useWithdraw = () => useAct("withdraw", () => undefined);
