import { expect, test } from "vitest";
import { countedAddress, isWithin, readRange } from "./address.ts";

test("an IPv4 address is counted by itself, written plainly or as IPv6 carries it", () => {
  expect(countedAddress("203.0.113.7")).toBe(countedAddress("::ffff:203.0.113.7"));
  expect(countedAddress("203.0.113.7")).toBe(countedAddress("::FFFF:CB00:7107"));
  expect(countedAddress("203.0.113.7")).not.toBe(countedAddress("203.0.113.8"));
});

test("IPv6 addresses of one /64 are one caller, those of another are another", () => {
  expect(countedAddress("2001:db8:1:2::1")).toBe(countedAddress("2001:0db8:0001:0002:ffff:ffff:ffff:ffff"));
  expect(countedAddress("2001:db8:1:2::1")).toBe(countedAddress("2001:db8:1:2:3:4:192.0.2.1"));
  expect(countedAddress("2001:db8:1:2::1")).not.toBe(countedAddress("2001:db8:1:3::1"));
  expect(countedAddress("fe80::1%eth0")).toBe(countedAddress("fe80::2"));
});

test("what is no address is counted as it was written", () => {
  for (const written of ["unknown", "", "1.2.3", "1.2.3.256", "1::2::3", "12345::", "1:2:3:4:5:6:7", "::1.2.3", "1:2:3:4:5:6:7:8:9"]) {
    expect(countedAddress(written), written).toBe(written);
    expect(isWithin(written, [readRange("0.0.0.0/0"), readRange("::/0")]), written).toBe(false);
  }
});

test("a hall's block holds its addresses and no others", () => {
  const hall = [readRange("10.20.0.0/16"), readRange("2001:db8:5::/48"), readRange("192.0.2.9")];
  for (const inside of ["10.20.255.1", "::ffff:10.20.0.1", "2001:db8:5:77::1", "192.0.2.9"])
    expect(isWithin(inside, hall), inside).toBe(true);
  for (const outside of ["10.21.0.1", "2001:db8:6::1", "192.0.2.8", "::1"]) expect(isWithin(outside, hall), outside).toBe(false);
  expect(isWithin("198.51.100.1", [readRange("0.0.0.0/0")])).toBe(true);
  expect(isWithin("2001:db8::1", [readRange("0.0.0.0/0")])).toBe(false);
});

test("a block that is none is named", () => {
  for (const wrong of ["10.0.0.0/33", "10.0.0.0/x", "hall", "::1/129", ""])
    expect(() => readRange(wrong), wrong).toThrow(`${wrong} is no address`);
});
