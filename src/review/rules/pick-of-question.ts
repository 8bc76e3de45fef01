/** 点选日期和地点: a lawyer's question for a day or a place is answered from a calendar or the map of places, besides by typing. */
import type { FactQuestion } from "#contract.ts";

const DAY = /哪一?天|什么时候|什么时间|何时|几月几[日号]|几号|日期|哪年哪月/;
const PLACE = /哪里|哪儿|什么地方|何地|哪个(?:省|市|城市|区|县|地方)|在哪(?!一?(?:天|年|家|位|个人))|什么城市/;

/** A day goes before a place: the calendar is the harder to type. */
export function withPick<Q extends { ask: string }>(question: Q): Q & Pick<FactQuestion, "pick"> {
  if (DAY.test(question.ask)) return { ...question, pick: "day" };
  return PLACE.test(question.ask) ? { ...question, pick: "place" } : question;
}
