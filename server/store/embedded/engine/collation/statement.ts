import { isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { asInteger, isBsonNumber, typeOf } from '../values/bsonTypes.ts';

/** What a collation says, all of it but the locale being optional. */
export interface Statement {
  readonly locale: string;
  readonly strength?: number;
  readonly caseLevel?: boolean;
  readonly caseFirst?: 'upper' | 'lower' | 'off';
  readonly numericOrdering?: boolean;
  readonly alternate?: string;
  readonly maxVariable?: string;
  readonly normalization?: boolean;
  readonly backwards?: boolean;
}

/** The version of the orders that MongoDB has, by which it tells every collation. */
export const VERSION = '57.1';

type Read = (value: unknown, name: string) => unknown;

const FIELDS: Readonly<Record<string, Read>> = {
  locale: text,
  strength,
  caseLevel: flag,
  caseFirst: oneOf('upper', 'lower', 'off'),
  numericOrdering: flag,
  alternate: oneOf('non-ignorable', 'shifted'),
  maxVariable: oneOf('punct', 'space'),
  normalization: flag,
  backwards: flag,
  version,
};

/**
 * Reads a collation as commands state it; `undefined` is the order of code points, which is called `simple`.
 *
 * @throws {CommandFailure} TypeMismatch, BadValue, 40414, 40415, 51024, IncompatibleCollationVersion
 */
export function readStatement(stated: unknown): Statement | undefined {
  if (!isDocument(stated)) throw wrongType('collation', stated, 'object');
  const fields = Object.entries(stated).filter(([, value]) => value !== undefined);
  const read = fields.map(([name, value]) => [name, readField(name, value)] as const);
  const { locale, ...others } = Object.fromEntries(read.filter(([name]) => name !== 'version'));
  if (typeof locale !== 'string')
    throw new CommandFailure(40414, "BSON field 'collation.locale' is missing but a required field");
  if (locale !== 'simple') return { ...others, locale };
  if (fields.length > 1)
    throw new CommandFailure('BadValue', "If 'locale' is 'simple', no other field of the collation may be specified");
  return undefined;
}

function readField(name: string, value: unknown): unknown {
  const read = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
  if (read) return read(value, `collation.${name}`);
  throw new CommandFailure(40415, `BSON field 'collation.${name}' is an unknown field.`);
}

function text(value: unknown, name: string): string {
  if (typeof value === 'string') return value;
  throw wrongType(name, value, 'string');
}

function flag(value: unknown, name: string): boolean {
  if (typeof value === 'boolean') return value;
  throw wrongType(name, value, 'bool');
}

function strength(value: unknown, name: string): number {
  if (!isBsonNumber(value)) throw wrongType(name, value, 'int');
  const level = asInteger(value);
  if (level !== undefined && level >= 1n && level <= 5n) return Number(level);
  const bound = level !== undefined && level > 5n ? '<= 5' : '>= 1';
  throw new CommandFailure(51024, `BSON field 'strength' value must be ${bound}, actual value '${String(value)}'`);
}

function oneOf(...choices: readonly string[]): Read {
  return (value, name) => {
    const choice = text(value, name);
    if (choices.includes(choice)) return choice;
    throw new CommandFailure('BadValue', `Enumeration value '${choice}' for field '${name}' is not a valid value.`);
  };
}

function version(value: unknown, name: string): string {
  const stated = text(value, name);
  if (stated === VERSION) return stated;
  throw new CommandFailure(
    'IncompatibleCollationVersion',
    `Requested collation version ${stated} is not ${VERSION}, the only one that is supported.`,
  );
}

function wrongType(name: string, value: unknown, wanted: string): CommandFailure {
  return new CommandFailure(
    'TypeMismatch',
    `BSON field '${name}' is the wrong type '${typeOf(value)}', expected type '${wanted}'`,
  );
}
