/** The reading lists, bundled for doors without a file system. A test holds the list against the folder. */
import admin from "../corpus/reading-lists/admin.json" with { type: "json" };
import company from "../corpus/reading-lists/company.json" with { type: "json" };
import consumer from "../corpus/reading-lists/consumer.json" with { type: "json" };
import contract from "../corpus/reading-lists/contract.json" with { type: "json" };
import debt from "../corpus/reading-lists/debt.json" with { type: "json" };
import family from "../corpus/reading-lists/family.json" with { type: "json" };
import finance from "../corpus/reading-lists/finance.json" with { type: "json" };
import housing from "../corpus/reading-lists/housing.json" with { type: "json" };
import injury from "../corpus/reading-lists/injury.json" with { type: "json" };
import ip from "../corpus/reading-lists/ip.json" with { type: "json" };
import labor from "../corpus/reading-lists/labor.json" with { type: "json" };
import land from "../corpus/reading-lists/land.json" with { type: "json" };
import medical from "../corpus/reading-lists/medical.json" with { type: "json" };
import other from "../corpus/reading-lists/other.json" with { type: "json" };
import procedure from "../corpus/reading-lists/procedure.json" with { type: "json" };
import traffic from "../corpus/reading-lists/traffic.json" with { type: "json" };
import { ReadingListFile, type StoredList } from "#law/reading-list.ts";
import { sha256Hex } from "#platform/keyring.ts";

const LISTS = [
  admin,
  company,
  consumer,
  contract,
  debt,
  family,
  finance,
  housing,
  injury,
  ip,
  labor,
  land,
  medical,
  other,
  procedure,
  traffic,
];

/** Hashed as its words are: a changed list needs another release. */
export const SHIPPED_READING_LISTS: readonly StoredList[] = await Promise.all(
  LISTS.map(async (list) => {
    const { category, items } = ReadingListFile.parse(list);
    return { category, items, sha256: await sha256Hex(JSON.stringify([category, items])) };
  }),
);
