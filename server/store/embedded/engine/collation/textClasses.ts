import { createRequire } from 'node:module';
import type sortedBtree from 'sorted-btree';
import { type TextOrder } from '../values/text.ts';

// The library is CommonJS, whose default export Node and the test runner hand over differently; `require` has one meaning.
const { default: BTree } = createRequire(import.meta.url)('sorted-btree') as typeof sortedBtree;

/** What tells the classes of equal texts apart: of each class the text that came first, for as long as this is held. */
export function textClasses(texts: TextOrder): (text: string) => string {
  const firstByText = new Map<string, string>();
  const firsts = new BTree<string, string>(undefined, texts);
  return (text) => {
    const known = firstByText.get(text);
    if (known !== undefined) return known;
    const first = firsts.get(text) ?? text;
    if (first === text) firsts.set(text, text);
    firstByText.set(text, first);
    return first;
  };
}
