import { Aggregator } from 'mingo/aggregator';
import { type Bson, plain, plainDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { MINGO_OPTIONS } from '../mingoOptions.ts';
import { type DocumentPages, gathered, pagesOf, type StageCompiler } from './stage.ts';

/**
 * The stages that mingo computes, of all documents at once and with plain numbers. A field that is as it was keeps its
 * type, as the documents that mingo makes of others have all their fields.
 */
export const BORROWED: Readonly<Record<string, StageCompiler>> = Object.fromEntries(
  ['$densify'].map((name) => [name, borrowedStage(name)]),
);

function borrowedStage(name: string): StageCompiler {
  return (operand, { pacer, variables, texts }) => {
    if (texts)
      throw new CommandFailure('CommandNotSupported', `The embedded store does not have ${name} with a collation.`);
    const pipeline = [{ [name]: plain(operand) }];
    return async function* (documents): DocumentPages {
      const all = await gathered(documents, pacer);
      const options = { ...MINGO_OPTIONS, variables: plainDocument(variables) };
      const rows = all.map((document, at) => ({ ...plainDocument(document), [PLACE]: at }));
      const made = new Aggregator(pipeline, options).run<Record<string, unknown>>(rows);
      yield* pagesOf(made.map((row) => typed(row, all)));
      return undefined;
    };
  };
}

/** Where a document came, which mingo carries along. */
const PLACE = '\u0000place';

function typed({ [PLACE]: place, ...row }: Record<string, unknown>, documents: readonly Bson[]): Bson {
  const before = typeof place === 'number' ? documents[place] : undefined;
  if (!before) return row;
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, isAsBefore(value, before[name]) ? before[name] : value]),
  );
}

function isAsBefore(value: unknown, before: unknown): boolean {
  const plainBefore = plain(before);
  return (
    Object.is(value, plainBefore) ||
    (typeof value === 'object' && JSON.stringify(value) === JSON.stringify(plainBefore))
  );
}
