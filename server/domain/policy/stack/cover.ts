import { maskAt } from '#server/domain/flat.ts';
import { type Lists, listsOf } from './lists.ts';
import { type Table } from './table.ts';

/** Every option in one list, and in each list at most one option that a stack may take: the groups, the largest first, without what is already in one, and the other options each by itself. */
export function coverOf({ count, groups }: Table): Lists {
  const uncovered = new Set(Array.from({ length: count }, (_, option) => option));
  const lists: number[][] = [];
  const rest = Array.from({ length: groups.from.length - 1 }, (_, at) => [
    ...groups.all.subarray(maskAt(groups.from, at), maskAt(groups.from, at + 1)),
  ]);
  for (;;) {
    const [largest = []] = rest
      .map((group) => group.filter((option) => uncovered.has(option)))
      .sort((a, b) => b.length - a.length);
    if (largest.length < 2) break;
    lists.push(largest);
    for (const option of largest) uncovered.delete(option);
  }
  return listsOf([...lists, ...[...uncovered].map((option) => [option])]);
}
