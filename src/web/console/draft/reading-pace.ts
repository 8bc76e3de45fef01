/**
 * For how long a text must be on screen, in milliseconds. A practised reader takes in some 8 characters a second, so this
 * proves that an article was not flicked past, not that it was understood; more would only teach people to wait.
 */
export function leastOnScreen(characters: number): number {
  return Math.min(3000, Math.max(500, Math.ceil(characters / 200) * 1000));
}
