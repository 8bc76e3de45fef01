/** A sign in the text and what it means. */
export type Sign<Kind extends string> = {
  kind: Kind;
  pattern: RegExp;
  /** The sign does not count where this matches the same text. */
  unless?: RegExp;
  says: string;
};

/** One expression out of alternatives, so that a sign reads as a list. */
export function any(...alternatives: readonly string[]): RegExp {
  return new RegExp(alternatives.join("|"));
}

/** Both expressions within `span` characters of each other, in either order. */
export function near(one: string, other: string, span: number): string {
  return `(?:${one}).{0,${span}}(?:${other})|(?:${other}).{0,${span}}(?:${one})`;
}

export function signsIn<Kind extends string>(signs: readonly Sign<Kind>[], text: string): Sign<Kind>[] {
  return signs.filter((sign) => sign.pattern.test(text) && !sign.unless?.test(text));
}
