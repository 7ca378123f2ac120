import { EJSON, Int32 } from 'bson';
import { type Bson, isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { type TextOrder } from '../values/text.ts';
import { localeTag } from './locale.ts';
import { createNearKeys } from './nearKeys.ts';
import { readStatement, type Statement, VERSION } from './statement.ts';

/** An order of texts by the rules of a language. Two that say the same are one object. */
export interface Collation {
  /** In full, as it is told to clients. */
  readonly stated: Bson;
  readonly texts: TextOrder;
  /** The keys of texts in indexes: the same for texts that are equal, and in no other order; others may share one. */
  readonly nearKey: (text: string) => Buffer;
}

/**
 * The collation that is stated; `undefined` is the order of code points.
 *
 * @throws {CommandFailure} as `readStatement`; BadValue for what does not go together; CommandNotSupported for what the
 *   ICU of Node cannot be asked for
 */
export function readCollation(stated: unknown): Collation | undefined {
  const statement = readStatement(stated);
  return statement && collationOf(fullStatement(statement));
}

/** A collation that is kept with a collection or an index; `undefined` is the order of code points. */
export function storedCollation(stored: unknown): Collation | undefined {
  if (!isDocument(stored)) return undefined;
  const known = collationByDocument.get(stored);
  if (known) return known;
  const collation = readCollation(stored);
  if (collation) collationByDocument.set(stored, collation);
  return collation;
}

const collationByDocument = new WeakMap<Bson, Collation>();

const collationByStatement = new Map<string, Collation>();

function collationOf(full: Required<Statement>): Collation {
  const name = EJSON.stringify(full);
  const known = collationByStatement.get(name);
  if (known) return known;
  const collation = createCollation(full);
  collationByStatement.set(name, collation);
  return collation;
}

/** With what the locale says where nothing else is said. */
function fullStatement(statement: Statement): Required<Statement> {
  const usual = new Intl.Collator(localeTag(statement.locale));
  checkTogether(statement);
  const { locale, ...others } = statement;
  const full = {
    locale,
    caseLevel: false,
    caseFirst: caseFirstOf(usual),
    strength: 3,
    numericOrdering: false,
    alternate: usual.resolvedOptions().ignorePunctuation ? 'shifted' : 'non-ignorable',
    maxVariable: 'punct',
    normalization: false,
    backwards: countsAccentsBackwards(usual),
    ...others,
  };
  checkSupported(full, usual);
  return full;
}

/** As the French of Canada does. */
function countsAccentsBackwards(usual: Intl.Collator): boolean {
  return usual.compare('côte', 'coté') < 0;
}

function caseFirstOf(usual: Intl.Collator): 'upper' | 'lower' | 'off' {
  const { caseFirst } = usual.resolvedOptions();
  return caseFirst === 'upper' || caseFirst === 'lower' ? caseFirst : 'off';
}

function checkTogether(statement: Statement): void {
  const { strength, caseLevel, caseFirst } = { strength: 3, caseLevel: false, caseFirst: 'off', ...statement };
  if (caseFirst !== 'off' && strength < 3 && !caseLevel)
    throw new CommandFailure(
      'BadValue',
      "'caseFirst' is invalid unless 'caseLevel' is on or 'strength' is greater than 2",
    );
  if (statement.backwards === true && strength === 1)
    throw new CommandFailure('BadValue', "'backwards' is invalid with 'strength' of 1");
}

function checkSupported(
  { strength, alternate, maxVariable, backwards }: Required<Statement>,
  usual: Intl.Collator,
): void {
  if (strength > 3) throw unsupported(`strength ${strength}`);
  if (alternate === 'shifted' && maxVariable === 'space') throw unsupported("maxVariable 'space'");
  if (backwards !== countsAccentsBackwards(usual)) throw unsupported(`backwards ${backwards} with this locale`);
}

function unsupported(what: string): CommandFailure {
  return new CommandFailure('CommandNotSupported', `The embedded store has no collation with ${what}.`);
}

function createCollation(full: Required<Statement>): Collation {
  const collator = (sensitivity: Sensitivity): TextOrder =>
    new Intl.Collator(localeTag(full.locale), {
      sensitivity,
      ignorePunctuation: full.alternate === 'shifted',
      numeric: full.numericOrdering,
      caseFirst: full.caseFirst === 'off' ? 'false' : full.caseFirst,
    }).compare;
  return {
    stated: { ...full, strength: new Int32(full.strength), version: VERSION },
    texts: inTurn(sensitivities(full).map(collator)),
    nearKey: createNearKeys(collator('base'), { numbers: full.numericOrdering }),
  };
}

type Sensitivity = 'base' | 'accent' | 'case' | 'variant';

/** Where the case is a level of its own it stands before the finer differences and behind the accents. */
function sensitivities({ strength, caseLevel }: Pick<Required<Statement>, 'strength' | 'caseLevel'>): Sensitivity[] {
  if (strength === 1) return [caseLevel ? 'case' : 'base'];
  const finest = strength === 2 ? 'accent' : 'variant';
  if (!caseLevel) return [finest];
  return strength === 2 ? ['accent', 'case'] : ['accent', 'case', 'variant'];
}

function inTurn([first, ...others]: readonly TextOrder[]): TextOrder {
  if (!first) return () => 0;
  if (others.length === 0) return first;
  const next = inTurn(others);
  return (one, other) => first(one, other) || next(one, other);
}
