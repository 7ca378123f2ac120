import { type Bson, decodePlain, decodeTyped } from './bson.ts';
import { elementTest } from './query/arrayOperators.ts';
import { conditionOf, criterionOf } from './query/compiling.ts';
import { type Criterion } from './query/condition.ts';
import { type FilterContext } from './query/context.ts';
import { takeSpecial } from './taking.ts';
import { type TextOrder } from './values/text.ts';

/** Whether a document matches: with plain numbers, or with its BSON types, which only tests that need them tell apart. */
export interface Test {
  (document: Bson): boolean;
  /** Whether only a document with its BSON types is tested rightly (`$type`, `$jsonSchema`). */
  readonly needsTypes: boolean;
}

export interface FilterOptions {
  /** The `let` of the command. */
  readonly variables?: Bson;
  /** The order of texts where a collation asks for another than that of code points. */
  readonly texts?: TextOrder | undefined;
}

/** Compiles a filter; an empty one matches everything and is `undefined`, so that nothing need be decoded. */
export function compileFilter(filter: Bson, variables?: Bson, texts?: TextOrder): Test | undefined {
  if (Object.keys(filter).length === 0) return undefined;
  const { criterion, needsTypes } = compile(filter, { ...(variables && { variables }), ...(texts && { texts }) });
  return Object.assign((document: Bson) => criterion.test(document), { needsTypes });
}

/** Whether the document that the bytes are matches. */
export type BytesTest = (bytes: Uint8Array) => boolean;

/** As `compileFilter`, for documents as bytes: decodes of them what the filter needs. */
export function compileBytesFilter(filter: Bson, options: FilterOptions = {}): BytesTest | undefined {
  const test = compileFilter(filter, options.variables, options.texts);
  if (!test) return undefined;
  return test.needsTypes ? (bytes) => test(decodeTyped(bytes)) : (bytes) => test(decodePlain(bytes));
}

/** In which element of an array a document matches a filter, as `$` means it in updates and projections; `undefined` where in none. */
export function compilePosition(filter: Bson, options: FilterOptions = {}): (document: Bson) => number | undefined {
  return compile(takeSpecial(filter).rest, options).criterion.position;
}

/** The test of one element of an array, as `$elemMatch` states it. */
export function compileElementTest(condition: unknown, options: FilterOptions = {}): (element: unknown) => boolean {
  return elementTest(condition, contextOf(options).context);
}

function compile(
  filter: Bson,
  options: FilterOptions,
): { readonly criterion: Criterion; readonly needsTypes: boolean } {
  const { context, needsTypes } = contextOf(options);
  const criterion = criterionOf(filter, context);
  return { criterion, needsTypes: needsTypes() };
}

function contextOf(options: FilterOptions): { readonly context: FilterContext; readonly needsTypes: () => boolean } {
  let isNeeded = false;
  const { variables, texts } = options;
  const context: FilterContext = {
    variables,
    texts,
    needTypes() {
      isNeeded = true;
    },
    compileFilter: (part) => criterionOf(part, context),
    compileConditions: (operators) => conditionOf(operators, context),
  };
  return { context, needsTypes: () => isNeeded };
}
