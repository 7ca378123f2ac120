import { type Bson, isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';

/** A filter without its `$text`, and what stood there. */
export interface TextFilter {
  readonly expression?: Bson;
  readonly rest: Bson;
}

/**
 * Takes the `$text` out of a filter, from its top or from within `$and`.
 * @throws {CommandFailure} BadValue where there are several, or one where MongoDB takes none (`$nor`, `$not`, `$elemMatch`) or the embedded store none (`$or`)
 */
export function takeText(filter: Bson): TextFilter {
  const { $text, $and, ...others } = filter;
  refuseWithin(others);
  const parts: readonly unknown[] = Array.isArray($and) ? $and : [];
  const taken = parts.map((part) => (isDocument(part) ? takeText(part) : { rest: part }));
  const found = [
    ...($text === undefined ? [] : [asExpression($text)]),
    ...taken.flatMap((part) => ('expression' in part ? [part.expression] : [])),
  ];
  if (found.length > 1) throw new CommandFailure('BadValue', 'Too many text expressions');
  const [expression] = found;
  if (!expression) return { rest: filter };
  return { expression, rest: { ...others, ...($and !== undefined && { $and: taken.map(({ rest }) => rest) }) } };
}

/** The failure of a `$text` in a collection without a text index. */
export function textIndexMissing(): CommandFailure {
  return new CommandFailure('IndexNotFound', 'text index required for $text query');
}

function asExpression(value: unknown): Bson {
  if (isDocument(value)) return value;
  throw new CommandFailure('BadValue', '$text expects an object');
}

function refuseWithin(value: unknown): void {
  if (Array.isArray(value)) {
    for (const element of value) refuseWithin(element);
  } else if (isDocument(value)) {
    if (Object.hasOwn(value, '$text'))
      throw new CommandFailure('BadValue', '$text is understood at the top of a filter and in $and only.');
    for (const part of Object.values(value)) refuseWithin(part);
  }
}
