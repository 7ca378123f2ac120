import { type FactValue, type Verdict } from '#shared/criterion.ts';
import { type AskChange } from './criterion.ts';

/** One part of an ask: whether it is met, and how it would have to change to be. */
interface Part {
  readonly verdict: Verdict;
  readonly change: AskChange | undefined;
}

/**
 * The change of an ask that has several parts: that of its unmet parts, sizes added, values side by side in one list
 * where there are several. None where an unmet part cannot be changed; a part that is met or not known stays.
 */
export function partsChange(parts: readonly Part[]): AskChange | undefined {
  const unmet = parts.filter(({ verdict }) => verdict === 'unmet');
  const changes = unmet.flatMap(({ change }) => change ?? []);
  if (changes.length < unmet.length) return undefined;
  return changes.length > 1 ? together(changes) : changes[0];
}

function together(changes: readonly AskChange[]): AskChange {
  const from = changes.flatMap((change) => (change.from === undefined ? [] : listed(change.from)));
  return {
    ...(from.length > 0 && { from }),
    to: changes.flatMap(({ to }) => listed(to)),
    change: changes.reduce((sum, { change }) => sum + change, 0),
  };
}

function listed(value: FactValue): (string | number)[] {
  if (Array.isArray(value)) return value;
  return [typeof value === 'boolean' ? String(value) : value];
}
