import { maskAt } from '#server/domain/flat.ts';

/** Lists of places one behind the other: list `at` stands from `from[at]` to before `from[at + 1]`. */
export interface Lists {
  readonly from: Int32Array;
  readonly all: Int32Array;
}

/** Lays lists out one behind the other. */
export function listsOf(lists: readonly (readonly number[])[]): Lists {
  const from = new Int32Array(lists.length + 1);
  let total = 0;
  for (const [at, list] of lists.entries()) {
    total += list.length;
    from[at + 1] = total;
  }
  const all = new Int32Array(total);
  for (const [at, list] of lists.entries()) all.set(list, maskAt(from, at));
  return { from, all };
}

/** For each of `count` places, the lists that hold it. */
export function turnedRound(lists: readonly (readonly number[])[], count: number): number[][] {
  const holders = Array.from({ length: count }, (): number[] => []);
  for (const [at, list] of lists.entries()) for (const place of list) holders[place]?.push(at);
  return holders;
}

/** One of the lists. */
export function listAt({ from, all }: Lists, at: number): Int32Array {
  return all.subarray(maskAt(from, at), maskAt(from, at + 1));
}
