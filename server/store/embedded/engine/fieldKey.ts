import { descending, orderedKey, orderedKeyBy } from './orderedKey.ts';

/** LMDB takes keys of at most 1,978 bytes: the number of the index, the values, and the `_id` must fit. */
export const MAX_VALUES_BYTES = 960;

/** The key of one value in a field of an index; `textKey` gives those of texts where they are not of their code points. */
export function fieldKey(value: unknown, direction: 1 | -1, textKey?: (text: string) => Buffer): Buffer {
  const key = textKey ? orderedKeyBy(value, textKey) : orderedKey(value);
  return direction === 1 ? key : descending(key);
}
