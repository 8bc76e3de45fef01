/** `npm run eval -- lawbench`: LawBench 2-4 (topic of a question), beside the figure that was published for GPT-4. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { CategoryCode } from "../src/contract.ts";
import { shippedWeights } from "../src/shipped-finder.node.ts";
import { shippedTriage } from "../src/shipped-triage.ts";
import { CannotStart } from "#cli/command.node.ts";
import { count, table } from "#cli/table.ts";
import { readJsonlFile } from "#platform/shipped.node.ts";
import { interval } from "./score-triage.ts";

/**
 * The web site's 20 topics and the fields that a dispatcher would send them to by the guide, the likeliest first. They cut
 * the law otherwise than we do: 刑事辩护, 公司法 and 医疗纠纷 are one field each, 抵押担保 and 债权债务 are both debt, a
 * building contract is a contract, what is personal injury may be of traffic or of work, 涉外 and 综合 are of any field.
 */
const FIELDS: Record<string, readonly CategoryCode[]> = {
  婚姻家庭: ["family"],
  劳动纠纷: ["labor"],
  交通事故: ["traffic"],
  债权债务: ["debt"],
  刑事辩护: ["criminal"],
  合同纠纷: ["contract"],
  房产纠纷: ["housing"],
  侵权: ["injury"],
  公司法: ["company"],
  医疗纠纷: ["medical"],
  拆迁安置: ["land"],
  行政诉讼: ["admin"],
  建设工程: ["contract"],
  知识产权: ["ip"],
  综合咨询: ["procedure", "other"],
  人身损害: ["injury"],
  涉外法律: ["other"],
  海事海商: ["contract"],
  消费权益: ["consumer"],
  抵押担保: ["debt"],
};
/** LawBench (2023), zero-shot, on the 20 topics themselves. */
const GPT4 = 0.44;

const Topic = z.object({ question: z.string(), label: z.string() });

/** @returns the exit code. @throws CannotStart without the data */
export function evalLawBench(): number {
  const dataDir = process.env["WENFA_DATA"];
  const file = dataDir && join(dataDir, "lawbench/topic_2-4.jsonl");
  if (!file || !existsSync(file)) throw new CannotStart("WENFA_DATA holds no lawbench/topic_2-4.jsonl\nsee --help");
  const triage = shippedTriage(shippedWeights().model);
  const judged = readJsonlFile(file, Topic).map(({ question, label }) => {
    const { category, second } = triage(question, "2023-09-01");
    const fields = FIELDS[label] ?? [];
    return { label, right: fields.includes(category), either: fields.includes(category) || (second !== null && fields.includes(second)) };
  });
  const topics = Map.groupBy(judged, ({ label }) => label);
  const rightOf = (of: typeof judged) => of.filter(({ right }) => right).length;
  const [low, high] = interval({ n: rightOf(judged), of: judged.length })!;
  const share = (n: number, of: number) => (n / of).toFixed(3);
  console.log(
    [
      ...table(
        [
          ["topic", "our fields", "questions", "right"],
          ...[...topics].map(([label, of]) => [label, (FIELDS[label] ?? []).join(", "), of.length, share(rightOf(of), of.length)]),
          ["all", "", count(judged.length), share(rightOf(judged), judged.length)],
        ],
        "llrr",
      ),
      "",
      `ours, first choice: ${share(rightOf(judged), judged.length)} [${low.toFixed(3)} ${high.toFixed(3)}]`,
      `ours, first or second choice: ${share(judged.filter(({ either }) => either).length, judged.length)}`,
      `GPT-4, published, of the 20 topics: ${GPT4.toFixed(3)}`,
      "Not like for like: ours answers in 17 fields mapped from the topics, GPT-4 chose among the topics; contract takes three topics, debt and injury two each.",
    ].join("\n"),
  );
  return 0;
}
