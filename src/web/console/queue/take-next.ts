import { announce } from "../frame/announce.tsx";
import { sayError } from "../frame/failure.tsx";
import { go } from "../frame/path.tsx";
import { words } from "./words.ts";
import { useTakeNext } from "./review-api.ts";

/** Takes the next draft and opens it; says so when there is none. */
export function useNext(): { take: () => void; taking: boolean } {
  const next = useTakeNext();
  const take = () => {
    if (next.isPending) return;
    next.mutate(undefined, {
      onSuccess: (draft) => (draft ? go(`/console/drafts/${draft.id}`) : announce(words.noNext)),
      onError: (error) => announce(sayError(error)),
    });
  };
  return { take, taking: next.isPending };
}
