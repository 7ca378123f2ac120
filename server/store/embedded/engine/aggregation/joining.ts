import { type Bson, isDocument } from '../bson.ts';
import { valueOrder, type ValueOrder } from '../expressions/ordering.ts';
import { compileFilter } from '../matching.ts';
import { isPattern } from '../query/comparisonOperators.ts';
import { valuesAndElementsAt, valuesAt } from '../valuesAt.ts';
import { servedByIndex } from './serving.ts';
import { type DocumentPages, gathered, pagesOf, type PipelineGround } from './stage.ts';

/** Which documents of another collection belong to a document: those whose field has one of the values of its own field. */
export interface Join {
  readonly documentsOf: (document: Bson) => Promise<readonly Bson[]>;
  readonly pagesOf: (document: Bson) => DocumentPages;
}

interface JoinedFields {
  readonly collection: string;
  readonly local: string;
  readonly foreign: string;
}

/** By an index of the other collection where it has one; else that collection is read once. */
export function createJoin(fields: JoinedFields, ground: PipelineGround): Join {
  const pages = servedByIndex(ground, fields.collection, fields.foreign)
    ? byIndex(fields, ground)
    : byTable(fields, ground);
  return { pagesOf: pages, documentsOf: (document) => gathered(pages(document), ground.pacer) };
}

/** The values by which a document is joined: of an array its elements; null where there is none at all. */
function localValues(document: Bson, path: string): readonly unknown[] {
  const values = valuesAt(document, path.split('.')).flatMap((value) => {
    const elements: readonly unknown[] = Array.isArray(value) ? value : [value];
    return elements.filter((element) => element !== undefined);
  });
  return values.length > 0 ? values : [null];
}

function byIndex(
  { collection, local, foreign }: JoinedFields,
  { run }: PipelineGround,
): (document: Bson) => DocumentPages {
  return (document) => run({ collection, pipeline: [{ $match: oneOf(foreign, localValues(document, local)) }] });
}

/** A pattern is a value here, which `$in` would search with. */
function oneOf(path: string, values: readonly unknown[]): Bson {
  const [only] = values;
  if (values.length === 1) return { [path]: { $eq: only } };
  if (!values.some((value) => isPattern(value) || isDocument(value))) return { [path]: { $in: values } };
  return { $or: values.map((value) => ({ [path]: { $eq: value } })) };
}

/** A document of the other collection, and where it stands among them all. */
interface Entered {
  readonly at: number;
  readonly document: Bson;
}

type Table = ReadonlyMap<string, readonly Entered[]>;

type KeysOf = (document: Bson) => ReadonlySet<string>;

function byTable(
  { collection, local, foreign }: JoinedFields,
  ground: PipelineGround,
): (document: Bson) => DocumentPages {
  const keyOf = valueOrder(ground.texts).keys();
  const keysOf = keysAt(foreign, keyOf);
  let reading: Promise<Table> | undefined;
  return async function* (document): DocumentPages {
    const table = await (reading ??= readTable(ground, collection, keysOf));
    const keys = new Set(localValues(document, local).map(keyOf));
    const found = new Set([...keys].flatMap((key) => table.get(key) ?? []));
    const inOrder = keys.size > 1 ? [...found].sort((one, other) => one.at - other.at) : [...found];
    yield* pagesOf(inOrder.map(({ document: joined }) => joined));
    return undefined;
  };
}

async function readTable({ run, pacer }: PipelineGround, collection: string, keysOf: KeysOf): Promise<Table> {
  const byKey = new Map<string, Entered[]>();
  let at = 0;
  for await (const page of run({ collection, pipeline: [] })) {
    for (const document of page) {
      at += 1;
      for (const key of keysOf(document)) entered(byKey, key, { at, document });
    }
    const rest = pacer.due();
    if (rest) await rest;
  }
  return byKey;
}

/** A document is found by each value, and by each element of an array; by null as filters say. */
function keysAt(path: string, keyOf: ReturnType<ValueOrder['keys']>): KeysOf {
  const isNull = compileFilter({ [path]: null });
  const ofNull = keyOf(null);
  return (document) => {
    const present = valuesAndElementsAt(document, path).filter((value) => value !== undefined && value !== null);
    const keys = new Set(present.map(keyOf));
    return isNull?.(document) === true ? keys.add(ofNull) : keys;
  };
}

function entered(byKey: Map<string, Entered[]>, key: string, entry: Entered): void {
  const entries = byKey.get(key);
  if (entries) entries.push(entry);
  else byKey.set(key, [entry]);
}
