/** Which clause of a question asks: the rest tells what happened. */

const ASKS = /[吗呢么]$|怎么|如何|怎样|能不能|可不可以|能否|是否|可否|有没有|该不该|要不要|算不算|合法|多少|多久|什么|哪|谁|几/u;

/** @returns the last clause that asks, else the last one; the text itself where nothing parts it */
export function askingClause(text: string): string {
  const clauses = text
    .split(/[。！!；;\n，,？?]/u)
    .map((clause) => clause.trim())
    .filter((clause) => clause.length > 1);
  return clauses.length < 2 ? text : (clauses.findLast((clause) => ASKS.test(clause)) ?? clauses.at(-1)!);
}
