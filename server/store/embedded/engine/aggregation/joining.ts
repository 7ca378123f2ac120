import { type Bson } from '../bson.ts';
import { equalityKey } from '../expressions/ordering.ts';
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

/** The values by which a document is joined: of an array its elements; what is missing counts as null. */
function localValues(document: Bson, path: string): readonly unknown[] {
  return valuesAt(document, path.split('.')).flatMap((value) => {
    const elements: readonly unknown[] = Array.isArray(value) ? value : [value ?? null];
    return elements;
  });
}

function byIndex(
  { collection, local, foreign }: JoinedFields,
  { run }: PipelineGround,
): (document: Bson) => DocumentPages {
  return (document) => {
    const values = localValues(document, local);
    const [only] = values;
    // Regular expressions are values here, which `$in` would match with.
    const condition = values.length === 1 ? { $eq: only } : { $in: values };
    return run({ collection, pipeline: [{ $match: { [foreign]: condition } }] });
  };
}

function byTable(
  { collection, local, foreign }: JoinedFields,
  { run, pacer }: PipelineGround,
): (document: Bson) => DocumentPages {
  let table: Promise<ReadonlyMap<string, readonly Bson[]>> | undefined;
  const read = async (): Promise<ReadonlyMap<string, readonly Bson[]>> => {
    const byKey = new Map<string, Bson[]>();
    for await (const page of run({ collection, pipeline: [] })) {
      for (const document of page) for (const key of foreignKeys(document, foreign)) entered(byKey, key, document);
      await pacer.due();
    }
    return byKey;
  };
  return async function* (document): DocumentPages {
    const byKey = await (table ??= read());
    const keys = new Set(localValues(document, local).map(equalityKey));
    const found = new Set([...keys].flatMap((key) => byKey.get(key) ?? []));
    yield* pagesOf([...found]);
    return undefined;
  };
}

/** A document is found by each value, and by each element of an array. */
function foreignKeys(document: Bson, path: string): ReadonlySet<string> {
  return new Set(valuesAndElementsAt(document, path).map((value) => equalityKey(value ?? null)));
}

function entered(byKey: Map<string, Bson[]>, key: string, document: Bson): void {
  const documents = byKey.get(key);
  if (documents) documents.push(document);
  else byKey.set(key, [document]);
}
