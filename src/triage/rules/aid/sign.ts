/** What a ground of legal aid is: which article opens it, and how citizens tell of it. */
import type { CategoryCode } from "#contract.ts";

export type AidGroundKind =
  | "pay"
  | "labour-relation"
  | "work-injury"
  | "maintenance"
  | "abuse"
  | "incapacity"
  | "social-insurance"
  | "social-assistance"
  | "survivors"
  | "traffic-injury"
  | "medical-injury"
  | "food-drug-injury"
  | "environment"
  | "state-compensation"
  | "acquitted-on-retrial"
  | "stepped-in"
  | "heroes";

/** Article of 法律援助法 and its matter, in the words of the law. */
export const AID_LAW: Record<AidGroundKind, { article: string; says: string }> = {
  "state-compensation": { article: "第三十一条第一项", says: "依法请求国家赔偿" },
  "social-insurance": { article: "第三十一条第二项", says: "请求给予社会保险待遇" },
  "social-assistance": { article: "第三十一条第二项", says: "请求给予社会救助" },
  survivors: { article: "第三十一条第三项", says: "请求发给抚恤金" },
  maintenance: { article: "第三十一条第四项", says: "请求给付赡养费、抚养费、扶养费" },
  pay: { article: "第三十一条第五项", says: "请求支付劳动报酬" },
  "labour-relation": { article: "第三十一条第五项", says: "请求确认劳动关系" },
  incapacity: { article: "第三十一条第六项", says: "请求认定无民事行为能力或者限制民事行为能力" },
  "work-injury": { article: "第三十一条第七项", says: "请求工伤事故人身损害赔偿" },
  "traffic-injury": { article: "第三十一条第七项", says: "请求交通事故人身损害赔偿" },
  "medical-injury": { article: "第三十一条第七项", says: "请求医疗事故人身损害赔偿" },
  "food-drug-injury": { article: "第三十一条第七项", says: "请求食品药品安全事故人身损害赔偿" },
  environment: { article: "第三十一条第八项", says: "请求环境污染、生态破坏损害赔偿" },
  heroes: { article: "第三十二条第一项", says: "英雄烈士近亲属维护英雄烈士的人格权益，不受经济困难条件的限制" },
  "stepped-in": { article: "第三十二条第二项", says: "因见义勇为主张民事权益，不受经济困难条件的限制" },
  "acquitted-on-retrial": { article: "第三十二条第三项", says: "再审改判无罪请求国家赔偿，不受经济困难条件的限制" },
  abuse: { article: "第三十二条第四项", says: "遭受虐待、遗弃或者家庭暴力，不受经济困难条件的限制" },
};

/** A situation as citizens tell it. */
export type AidSign = {
  kind: AidGroundKind;
  /** Title of the situation, in a lawyer's words. */
  situation: string;
  pattern: RegExp;
  unless?: RegExp;
  /** null: whatever the category. */
  categories: readonly CategoryCode[] | null;
  /** Legal aid is for the person who works, not for the firm that owes. */
  notEmployer?: true;
};
