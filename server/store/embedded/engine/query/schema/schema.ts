import { isDocument } from '../../bson.ts';
import { CommandFailure } from '../../commandFailure.ts';
import { ARRAY_KEYWORDS } from './arrayKeywords.ts';
import { DOCUMENT_KEYWORDS } from './documentKeywords.ts';
import { LOGICAL_KEYWORDS } from './logicalKeywords.ts';
import { type Faults, type Keyword } from './rule.ts';
import { VALUE_KEYWORDS } from './valueKeywords.ts';

/**
 * Compiles a schema: JSON Schema of draft 4 as MongoDB knows it. A value is told every keyword that it does not satisfy.
 * @see https://www.mongodb.com/docs/manual/reference/operator/query/jsonSchema/
 * @throws {CommandFailure} FailedToParse for a keyword that MongoDB does not know
 */
export function schemaFaults(schema: unknown): Faults {
  if (!isDocument(schema)) throw new CommandFailure('TypeMismatch', '$jsonSchema must be an object');
  const rules = Object.entries(schema)
    .filter(([name]) => !SILENT.has(name))
    .map(([name, operand]) => keyword(name)(operand, schema, schemaFaults));
  return (value) => rules.flatMap((faultsOf) => faultsOf(value));
}

const KEYWORDS: Readonly<Record<string, Keyword>> = {
  ...VALUE_KEYWORDS,
  ...DOCUMENT_KEYWORDS,
  ...ARRAY_KEYWORDS,
  ...LOGICAL_KEYWORDS,
};

/** These say something to people, or to the keyword beside them. */
const SILENT = new Set(['title', 'description', 'exclusiveMinimum', 'exclusiveMaximum']);

const REFUSED = new Set(['$ref', '$schema', 'default', 'definitions', 'format', 'id']);

function keyword(name: string): Keyword {
  const found = Object.hasOwn(KEYWORDS, name) ? KEYWORDS[name] : undefined;
  if (found) return found;
  if (REFUSED.has(name))
    throw new CommandFailure('FailedToParse', `$jsonSchema keyword '${name}' is not currently supported`);
  throw new CommandFailure('FailedToParse', `Unknown $jsonSchema keyword: ${name}`);
}
