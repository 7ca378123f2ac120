import { type TextOrder } from '../values/text.ts';

/**
 * Keys of texts for an order that only compares two of them, as it is with `Intl.Collator`. Texts that are equal have the
 * same key, and one that stands before another never has a greater one; but texts that are not equal may share a key. No
 * key is the beginning of another one. Keys hold for one version of the order.
 *
 * A key is the way that a text takes through a tree of fixed texts, each of which it is compared with: at each step the
 * last of the rungs (one character each) that, put behind those taken so far, does not stand behind the text.
 *
 * `order` is of primary differences; `numbers` is whether digits count by their value.
 */
export function createNearKeys(order: TextOrder, { numbers }: { readonly numbers: boolean }): (text: string) => Buffer {
  let ladder: Ladder | undefined;
  const known = new Map<string, Buffer>();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const key = bytesOf(wayOf(text, (ladder ??= ladderOf(order, numbers))));
    if (known.size >= MOST_KNOWN) known.clear();
    if (text.length <= LONGEST_KNOWN) known.set(text, key);
    return key;
  };
}

/** A change asks for the key of a text several times in a row; so many are kept, and none that is longer. */
const MOST_KNOWN = 1000;
const LONGEST_KNOWN = 1000;

interface Ladder {
  readonly order: TextOrder;
  readonly rungs: readonly string[];
  /** How many rungs stand before the Latin letters, and how many before what comes after these. */
  readonly landings: readonly number[];
}

/** Texts that are alike for so many characters share a key. */
const MAX_STEPS = 128;

/** No text has it; it stands behind whatever else a text may go on with. */
const HIGHEST = '\uffff';

function ladderOf(order: TextOrder, numbers: boolean): Ladder {
  const characters = [...basicCharacters(), ...(numbers ? severalDigits() : [])];
  const visible = characters.filter((character) => order(character, '') > 0).sort(order);
  const apart: string[] = [];
  for (const character of visible) if (isBeyond(character, apart.at(-1), order)) apart.push(character);
  const landings = ['a', 'z'].map((letter) => apart.filter((character) => order(character, letter) <= 0).length);
  return { order, rungs: [...apart, HIGHEST], landings };
}

/** What is equal to another one, or counts as that one with more behind it as ㎏ does as kg, is no rung of its own. */
function isBeyond(character: string, last: string | undefined, order: TextOrder): boolean {
  return last === undefined || order(last + HIGHEST, character) < 0;
}

/** Letters, digits, signs of the basic plane. Those of the others are only found to lie between these. */
function basicCharacters(): string[] {
  const all = Array.from({ length: 0xfffe }, (_, code) => String.fromCharCode(code));
  return all.filter((character) => /^[\p{L}\p{N}\p{P}\p{S}\p{Zs}]$/u.test(character));
}

function severalDigits(): string[] {
  return Array.from({ length: 9990 }, (_, at) => String(at + 10));
}

/** The numbers of the rungs, from 1. */
function wayOf(text: string, ladder: Ladder): number[] {
  const way: number[] = [];
  let taken = '';
  while (way.length < MAX_STEPS) {
    const rung = lastRung(text, taken, ladder);
    if (rung === 0) break;
    way.push(rung);
    if (rung === ladder.rungs.length) break;
    taken += ladder.rungs[rung - 1] ?? '';
  }
  return way;
}

/** 0 where all stand behind the text. */
function lastRung(text: string, taken: string, { order, rungs, landings }: Ladder): number {
  let [least, most] = [0, rungs.length];
  const look = (rung: number): void => {
    if (order(taken + (rungs[rung - 1] ?? ''), text) <= 0) least = rung;
    else most = rung - 1;
  };
  for (const landing of landings) if (landing > least && landing <= most) look(landing);
  while (least < most) look((least + most + 1) >> 1);
  return least;
}

/** Two bytes for each step and two zero bytes at the end. */
function bytesOf(way: readonly number[]): Buffer {
  const bytes = Buffer.alloc(2 * way.length + 2);
  for (const [at, rung] of way.entries()) bytes.writeUInt16BE(rung, 2 * at);
  return bytes;
}
