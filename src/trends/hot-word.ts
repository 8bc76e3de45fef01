/** Hot word 热词: a term rising against its own past, by region and category, with small counts hidden. */
import type { CategoryCode } from "../contract.ts";

/** People a day by term; people are counted once a day, however often they say it. */
export type TermCount = {
  term: string;
  region: string;
  category: CategoryCode;
  people: number;
  /** People in as many days, on average over the weeks before. */
  usual: number;
};
