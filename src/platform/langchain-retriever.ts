/** The law for anyone's LangChain chain: a retriever over a port that the composer binds to the search. */
import type { CallbackManagerForRetrieverRun } from "@langchain/core/callbacks/manager";
import { Document } from "@langchain/core/documents";
import { BaseRetriever, type BaseRetrieverInput } from "@langchain/core/retrievers";

/** What the search tells of an article; `text` is official where `official`, else our gist 要旨. */
type RetrievedArticle = {
  law: string;
  articleNo: string;
  version: string;
  inForce: boolean;
  official: boolean;
  text: string;
  score: number;
  support: number;
  matched: string[];
};

/** A case digest, in our own words. */
type RetrievedCase = { title: string; level: string; facts: string; holding: string; score: number };

type LawSearch = (question: string) => Promise<{ articles: RetrievedArticle[]; cases: RetrievedCase[] }>;

/**
 * `support` (0…1) says how likely an article is the answer, `score` only orders; `official` is false for our own words,
 * which are not to be quoted as the law's. A case has no number, version or support of its own.
 */
export type LawMetadata =
  | ({ kind: "article" } & Omit<RetrievedArticle, "text">)
  | ({ kind: "case"; law: null; articleNo: null; version: null; inForce: null; official: false; support: null; matched: string[] } & Omit<
      RetrievedCase,
      "facts" | "holding"
    >);

/** Documents come as the search orders them: articles, then cases. */
export class WenfaRetriever extends BaseRetriever<LawMetadata> {
  static override lc_name(): string {
    return "WenfaRetriever";
  }

  override lc_namespace = ["wenfa", "retrievers"];
  private readonly search: LawSearch;

  /** @param fields callbacks, tags and metadata as LangChain takes them, and the search */
  constructor({ search, ...fields }: BaseRetrieverInput & { search: LawSearch }) {
    super(fields);
    this.search = search;
  }

  /** @throws what the search throws; LangChain tells its callbacks of it */
  override async _getRelevantDocuments(question: string, _run?: CallbackManagerForRetrieverRun): Promise<Document<LawMetadata>[]> {
    const { articles, cases } = await this.search(question);
    return [...articles.map(articleDocument), ...cases.map(caseDocument)];
  }
}

function articleDocument({
  law,
  articleNo,
  version,
  inForce,
  official,
  text,
  score,
  support,
  matched,
}: RetrievedArticle): Document<LawMetadata> {
  const metadata = { kind: "article" as const, law, articleNo, version, inForce, official, score, support, matched };
  return new Document<LawMetadata>({ pageContent: text, metadata });
}

function caseDocument({ title, level, facts, holding, score }: RetrievedCase): Document<LawMetadata> {
  const none = { law: null, articleNo: null, version: null, inForce: null, official: false as const, support: null, matched: [] };
  return new Document<LawMetadata>({
    pageContent: `${title}\n${facts}\n${holding}`,
    metadata: { kind: "case", title, level, score, ...none },
  });
}
