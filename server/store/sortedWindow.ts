import { trusted } from 'mongoose';

/** How a list is sorted: by a field, and by ids where that is equal. */
export interface Order {
  readonly field: string;
  readonly direction: 1 | -1;
}

/** The condition of what comes after an entry in an order; none where the list is wanted from its first. */
export function comesAfter(
  { field, direction }: Order,
  after: { readonly key: string | number; readonly id: string } | undefined,
): Record<string, unknown> {
  if (after === undefined) return {};
  const beyond = direction === 1 ? '$gt' : '$lt';
  return {
    $or: [{ [field]: trusted({ [beyond]: after.key }) }, { [field]: after.key, _id: trusted({ [beyond]: after.id }) }],
  };
}
