import { Double } from 'bson';
import { type Bson, decodePlain } from './bson.ts';
import { chooseAccess } from './access.ts';
import { type Access, type Asked } from './accessWays.ts';
import { type Collation } from './collation/collation.ts';
import { type Collection, type Stored } from './collection.ts';
import { nearAccess } from './geo/nearAccess.ts';
import { type Meta, scoreMissing, withMeta } from './documentMeta.ts';
import { type BytesTest, compileBytesFilter, type FilterOptions } from './matching.ts';
import { narrowed } from './narrowing.ts';
import { createPacer, type Pacer } from './pacer.ts';
import { slice } from './pageStreams.ts';
import { createBytesProjection } from './projecting.ts';
import { type ProjectionGround } from './projection/steps.ts';
import { sortFields } from './sorting.ts';
import { sortedDocuments } from './sortingDocuments.ts';
import { type Taken, takeSpecial } from './taking.ts';
import { type CompiledText } from './text/compilingText.ts';
import { mentionsText } from './text/findingText.ts';
import { asksForTextScore } from './text/textScore.ts';
import { textAccess } from './text/textAccess.ts';

/** A question to a collection, with plain numbers. A limit of 0 is none. */
export interface Search {
  readonly filter: Bson;
  readonly sort?: Bson;
  readonly skip?: number;
  readonly limit?: number;
  readonly variables?: Bson;
  /** The name or the key of the index to be used. */
  readonly hint?: unknown;
  readonly collation?: Collation | undefined;
}

/** How much is read. */
export interface Examined {
  keys: number;
  documents: number;
}

/** A document that was found, with what is known of it beside. */
export interface Found extends Stored {
  readonly meta?: Meta;
}

/** A question that can be answered. */
export interface Answering {
  readonly access: Access;
  readonly isSorting: boolean;
  readonly examined: Examined;
  /** Those of some documents that match. */
  readonly matching: (page: readonly Stored[]) => readonly Found[];
  /** The documents that match, in the order asked for, read as they are taken where no sorting needs them all. */
  readonly pages: () => AsyncGenerator<readonly Found[], undefined>;
}

/** How a question is answered. */
export function plan(collection: Collection, search: Search, pacer: Pacer = createPacer()): Answering {
  const { sort = {}, variables, hint, collation } = search;
  const taken = takeSpecial(search.filter);
  const test = compileBytesFilter(taken.rest, filterOptions(search));
  const fields = sortFields(sort);
  const asked = { filter: narrowed(taken.rest, variables), sort: fields, hint, collation };
  const { access, words } = wayTo(collection, taken, asked);
  if (!words && fields.some(({ meta }) => meta === 'textScore')) throw scoreMissing();
  const isSorting = fields.length > 0 && !access.isInOrder;
  const examined = { keys: 0, documents: 0 };
  const documentOf = ({ bytes, meta }: Found): Bson => withMeta(decodePlain(bytes), meta);
  const order = { fields, texts: collation?.texts, documentOf };
  return {
    access,
    isSorting,
    examined,
    matching: matchingBy(test, words),
    pages() {
      const found = matchingOf(access.pages(), matchingLed(test, words), { pacer, examined });
      return slice(isSorting ? sortedDocuments(found, order, { pacer, limit: wantedOf(search) }) : found, search);
    },
  };
}

/** What the filter of a search is compiled with. */
export function filterOptions({ variables, collation }: Search): FilterOptions {
  return { ...(variables && { variables }), texts: collation?.texts };
}

/** @see plan */
export function find(
  collection: Collection,
  search: Search,
  pacer?: Pacer,
): AsyncGenerator<readonly Found[], undefined> {
  return plan(collection, search, pacer).pages();
}

/** The documents found as bytes, with the fields that the projection (plain numbers) leaves. @throws {CommandFailure} as `createProjection`; 40218 */
export function projection(stated: Bson, ground: ProjectionGround): (found: Found) => Uint8Array {
  if (asksForTextScore(stated) && !mentionsText(ground.filter)) throw scoreMissing();
  const project = createBytesProjection(stated, ground);
  return ({ bytes, meta }) => project?.(bytes, meta) ?? bytes;
}

function wayTo(
  collection: Collection,
  { near, text }: Taken,
  asked: Asked,
): { readonly access: Access; readonly words?: CompiledText } {
  if (text) return textAccess(collection, text, asked);
  return { access: near ? nearAccess(collection, near, asked) : chooseAccess(collection, asked) };
}

function matchingBy(test: BytesTest | undefined, words: CompiledText | undefined): Answering['matching'] {
  const match = (page: readonly Stored[]) => (test ? page.filter(({ bytes }) => test(bytes)) : page);
  if (!words) return match;
  return (page) =>
    match(page).flatMap((stored) => {
      const document = decodePlain(stored.bytes);
      return words.test(document) ? [{ ...stored, meta: { textScore: new Double(words.score(document)) } }] : [];
    });
}

/** As `matchingBy`, for documents to which the index has led; where its word is enough, none is looked at before its score is asked for. */
function matchingLed(test: BytesTest | undefined, words: CompiledText | undefined): Answering['matching'] {
  if (!words?.isSure) return matchingBy(test, words);
  const match = matchingBy(test, undefined);
  return (page) =>
    match(page).map((stored) => {
      let score: Double | undefined;
      return {
        ...stored,
        meta: {
          get textScore() {
            return (score ??= new Double(words.score(decodePlain(stored.bytes))));
          },
        },
      };
    });
}

async function* matchingOf(
  pages: Iterable<readonly Stored[]>,
  matchingIn: Answering['matching'],
  { pacer, examined }: { readonly pacer: Pacer; readonly examined: Examined },
): AsyncGenerator<readonly Found[], undefined> {
  for (const page of pages) {
    examined.documents += page.length;
    const matching = matchingIn(page);
    if (matching.length > 0) yield matching;
    const rest = pacer.due();
    if (rest) await rest;
  }
}

/** How many documents a sorting has to keep; 0 is all. */
function wantedOf({ skip = 0, limit = 0 }: Search): number {
  return limit === 0 ? 0 : skip + limit;
}
