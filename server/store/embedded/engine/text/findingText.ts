import { type Bson, isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { type Namespace, namespaceText } from '../namespace.ts';

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
  if (!mentionsText(filter)) return { rest: filter };
  const { $text, $and, ...others } = filter;
  if (mentionsText(others))
    throw new CommandFailure('BadValue', '$text is understood at the top of a filter and in $and only.');
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

/** Whether a `$text` stands anywhere in a filter. */
export function mentionsText(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(mentionsText);
  return isDocument(value) && (Object.hasOwn(value, '$text') || Object.values(value).some(mentionsText));
}

/** The failure of a `$text` in a collection without a text index. */
export function textIndexMissing(): CommandFailure {
  return new CommandFailure('IndexNotFound', 'text index required for $text query');
}

/** Refuses a `$text` where there is no collection. @throws {CommandFailure} IndexNotFound */
export function refuseTextWithout(namespace: Namespace, filter: Bson): void {
  if (mentionsText(filter))
    throw new CommandFailure(
      'IndexNotFound',
      `text index required for $text query (no such collection '${namespaceText(namespace)}')`,
    );
}

function asExpression(value: unknown): Bson {
  if (isDocument(value)) return value;
  throw new CommandFailure('BadValue', '$text expects an object');
}
