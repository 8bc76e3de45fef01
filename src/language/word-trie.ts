/** A dictionary that finds, at any place of a text, the words that begin there. */
type Node<T> = { next: Map<string, Node<T>>; value: T | undefined };
export type WordTrie<T> = Node<T>;

export function wordTrie<T>(entries: Iterable<readonly [string, T]>): WordTrie<T> {
  const root: Node<T> = { next: new Map(), value: undefined };
  for (const [word, value] of entries) {
    let node = root;
    for (const char of word) {
      let child = node.next.get(char);
      if (!child) node.next.set(char, (child = { next: new Map(), value: undefined }));
      node = child;
    }
    node.value = value;
  }
  return root;
}

/** Calls `found` with the end (exclusive) and the value of every word that begins at `start`, shortest first. */
export function wordsAt<T>(trie: WordTrie<T>, chars: readonly string[], start: number, found: (end: number, value: T) => void): void {
  let node: Node<T> | undefined = trie;
  for (let i = start; i < chars.length; i++) {
    node = node.next.get(chars[i]!);
    if (!node) return;
    if (node.value !== undefined) found(i + 1, node.value);
  }
}

export function longestWordAt<T>(trie: WordTrie<T>, chars: readonly string[], start: number): { end: number; value: T } | null {
  let node: Node<T> | undefined = trie;
  let end = 0;
  let value: T | undefined;
  for (let i = start; i < chars.length; i++) {
    node = node.next.get(chars[i]!);
    if (!node) break;
    if (node.value !== undefined) {
      end = i + 1;
      value = node.value;
    }
  }
  return value === undefined ? null : { end, value };
}
