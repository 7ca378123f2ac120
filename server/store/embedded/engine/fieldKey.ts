import { descending, orderedKey, orderedKeyBy } from './orderedKey.ts';

/** LMDB takes keys of at most 1,978 bytes: the number of the index, the values, and the `_id` must fit. */
export const MAX_VALUES_BYTES = 960;

/** How texts are written in the keys of an index, where it is not by their code points. */
export type TextKey = ((text: string) => Buffer) | undefined;

/** The key of one value in a field of an index. */
export function fieldKey(value: unknown, direction: 1 | -1, textKey?: TextKey): Buffer {
  const key = textKey ? orderedKeyBy(value, textKey) : orderedKey(value);
  return direction === 1 ? key : descending(key);
}
