import { acting } from "./words-of-acting.ts";
import { reading } from "./words-of-reading.ts";

export const words = { ...reading, ...acting };
