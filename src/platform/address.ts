/** Network addresses as numbers of 128 bits, so that both kinds are counted and compared alike. Pure; runs on workerd. */

/** A block of addresses: the first `bits` of 128 are the same. */
export type AddressRange = { first: bigint; bits: number };

const ALL = 128;
/** IPv4 stands in ::ffff:0:0/96 (RFC 4291, 2.5.5.2). */
const MAPPED = 0xffffn << 32n;
const MAPPED_BITS = 96;
/** What one household or one phone is given under IPv6 (RFC 7421): its addresses change by the hour, the block does not. */
const HOUSEHOLD_BITS = 64;

/** By what a caller is counted: the IPv4 address, or the /64 of an IPv6 one; what is neither is counted as it was written. */
export function countedAddress(written: string): string {
  const address = readAddress(written);
  if (address === null) return written;
  return address >> 32n === MAPPED >> 32n ? String(address) : `${address >> BigInt(ALL - HOUSEHOLD_BITS)}/64`;
}

/** @throws Error naming what is neither an address nor a block: `10.0.0.0/8`, `2001:db8::/32`, `127.0.0.1` */
export function readRange(written: string): AddressRange {
  const [text = "", length] = written.split("/");
  const first = readAddress(text);
  const before = text.includes(":") ? 0 : MAPPED_BITS;
  const bits = length === undefined ? ALL : before + Number(length);
  if (first === null || !Number.isInteger(bits) || bits < before || bits > ALL) throw new Error(`${written} is no address or block`);
  return { first, bits };
}

export function isWithin(written: string, ranges: readonly AddressRange[]): boolean {
  const address = readAddress(written);
  if (address === null) return false;
  return ranges.some(({ first, bits }) => (address ^ first) >> BigInt(ALL - bits) === 0n);
}

function readAddress(written: string): bigint | null {
  const text = written.replace(/%.*$/, ""); // a zone says by which of our own cards it came
  if (!text.includes(":")) {
    const four = readFour(text);
    return four === null ? null : MAPPED | four;
  }
  const last = /[\d.]+$/.exec(text)?.[0] ?? "";
  const four = last.includes(".") ? readFour(last) : null;
  if (last.includes(".") && four === null) return null;
  const plain = four === null ? text : `${text.slice(0, -last.length)}${(four >> 16n).toString(16)}:${(four & 0xffffn).toString(16)}`;
  return readEight(plain);
}

function readFour(text: string): bigint | null {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return null;
  return parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
}

function readEight(text: string): bigint | null {
  const [head = "", tail, more] = text.split("::");
  if (more !== undefined) return null;
  const groups = (part: string) => (part === "" ? [] : part.split(":"));
  const [front, back] = [groups(head), groups(tail ?? "")];
  const missing = 8 - front.length - back.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return null;
  const all = [...front, ...Array.from({ length: Math.max(0, missing) }, () => "0"), ...back];
  if (!all.every((group) => /^[\da-f]{1,4}$/i.test(group))) return null;
  return all.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n);
}
