import { type Reading } from '../../disk/disk.ts';
import { type Bson } from '../bson.ts';
import { type Collation } from '../collation/collation.ts';
import { type ChangeWish, type Engine } from '../engine.ts';
import { type Namespace } from '../namespace.ts';
import { type Pacer } from '../pacer.ts';
import { inPages } from '../pageStreams.ts';
import { type TextOrder } from '../values/text.ts';

/** Documents with their BSON types, on their way from stage to stage. */
export type DocumentPages = AsyncGenerator<readonly Bson[], undefined>;

/** What a pipeline works on. */
export interface PipelineGround {
  readonly engine: Engine;
  readonly reading: Reading;
  /** The collection whose documents it begins with, or whose database it is about. */
  readonly namespace: Namespace;
  readonly pacer: Pacer;
  /** How the stages that write are to change a collection. */
  readonly wish: ChangeWish;
  /** What expressions may name, evaluated. */
  readonly variables: Bson;
  /** The collation of the whole aggregation, and the order of texts that it gives. */
  readonly collation?: Collation | undefined;
  readonly texts?: TextOrder | undefined;
  /** Does a pipeline on another collection, or on documents. */
  readonly run: (nested: Nested) => DocumentPages;
  /** Refuses a pipeline that could not be done, before there is a document that needs it. */
  readonly check: (nested: Pick<Nested, 'pipeline' | 'variables'>) => void;
}

/** A pipeline within a stage. */
export interface Nested {
  readonly pipeline: readonly Bson[];
  /** Of the same database; undefined where the pipeline makes its own documents, or is given some. */
  readonly collection?: string | undefined;
  readonly documents?: DocumentPages;
  /** Named beside those of the ground. */
  readonly variables?: Bson;
}

/** Makes other documents of the documents that come. */
export type Stage = (documents: DocumentPages) => DocumentPages;

/** Compiles a stage with what it is applied to. */
export type StageCompiler = (operand: unknown, ground: PipelineGround) => Stage;

/** What a stage makes of one document by itself. */
export type DocumentStep = (document: Bson) => readonly Bson[];

/** What such a stage is compiled with. */
export type StepGround = Pick<PipelineGround, 'variables' | 'texts'>;

export type StepCompiler = (operand: unknown, ground: StepGround) => DocumentStep;

/** A stage that makes documents of its own, and has none before it. */
export function instead(make: () => DocumentPages): Stage {
  return () => make();
}

/** How the server is named where it tells of itself. */
export const HOST = 'embedded:27017';

/** Documents that are there already, some at a time. */
export function pagesOf(documents: readonly Bson[]): DocumentPages {
  return inPages(documents, PAGE);
}

const PAGE = 256;

/** All documents, with rests on the way. */
export async function gathered(documents: DocumentPages, pacer: Pacer): Promise<Bson[]> {
  const all: Bson[] = [];
  for await (const page of documents) {
    for (const document of page) all.push(document);
    const rest = pacer.due();
    if (rest) await rest;
  }
  return all;
}

/** A stage that uses up all documents and makes none. */
export function finishing(use: (documents: DocumentPages) => Promise<void>): Stage {
  return async function* (documents): DocumentPages {
    await use(documents);
    yield* pagesOf([]);
    return undefined;
  };
}
