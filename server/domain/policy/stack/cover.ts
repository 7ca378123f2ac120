import { maskAt } from '#server/domain/flat.ts';
import { type Table } from './table.ts';

/** Every option in one list, and in each list at most one option that a stack may have. */
export interface Cover {
  /** How many lists there are. */
  readonly lists: number;
  /** The list of each option. */
  readonly listOf: Int32Array;
  /** How many pairs of a list and a cap that it pays into there are. */
  readonly cells: number;
  /** The pair of each payment. */
  readonly cellOf: Int32Array;
}

/** The lists are the groups, the largest first, without what is already in one, and the other options each by itself. */
export function coverOf(table: Table): Cover {
  const { listOf, lists } = listed(table);
  const { count, paymentsFrom, slots, capFen } = table;
  const cells = new Map<number, number>();
  const cellOf = new Int32Array(slots.length);
  for (let option = 0; option < count; option += 1) {
    for (let at = maskAt(paymentsFrom, option); at < maskAt(paymentsFrom, option + 1); at += 1) {
      const key = maskAt(listOf, option) * capFen.length + maskAt(slots, at);
      const cell = cells.get(key) ?? cells.size;
      cells.set(key, cell);
      cellOf[at] = cell;
    }
  }
  return { lists, listOf, cells: cells.size, cellOf };
}

function listed({ count, groups }: Table): Pick<Cover, 'lists' | 'listOf'> {
  const listOf = new Int32Array(count).fill(-1);
  const isFree = (option: number): boolean => maskAt(listOf, option) < 0;
  let rest = Array.from({ length: groups.from.length - 1 }, (_, at): readonly number[] => [
    ...groups.all.subarray(maskAt(groups.from, at), maskAt(groups.from, at + 1)),
  ]);
  let lists = 0;
  for (;;) {
    rest = rest.map((group) => group.filter(isFree)).filter(({ length }) => length > 1);
    const largest = rest.reduce<readonly number[]>((most, group) => (group.length > most.length ? group : most), []);
    if (largest.length === 0) break;
    for (const option of largest) listOf[option] = lists;
    lists += 1;
  }
  for (let option = 0; option < count; option += 1) {
    if (!isFree(option)) continue;
    listOf[option] = lists;
    lists += 1;
  }
  return { lists, listOf };
}
