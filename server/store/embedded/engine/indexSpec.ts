import { type Bson } from './bson.ts';

/** An index as it was asked for; `id` is its number on disk. */
export interface IndexSpec {
  readonly id: number;
  readonly name: string;
  readonly fields: readonly IndexField[];
  readonly unique: boolean;
  readonly sparse: boolean;
  /** Whether some document has, or has had, several entries: then two bounds on a field may be kept by two values of one document. */
  readonly multikey: boolean;
  /** Whether documents are still being entered: it takes part in every change, but serves no question yet. */
  readonly building: boolean;
  readonly partialFilter?: Bson;
  /** The order of its texts, in full; that of code points where there is none. */
  readonly collation?: Bson;
  /** Which version of the orders of texts its keys were made with, where it has a collation. */
  readonly textVersion?: string;
  /** Documents whose dates in the one field are older than this are removed. */
  readonly expireAfterSeconds?: number;
  /** What `listIndexes` answers: all that the client sent. */
  readonly stated: Bson;
}

export type IndexKind = 'ordered' | '2dsphere' | '2d' | 'text' | 'hashed';

/** A path with the direction in which its values are walked: of a sort, or of an index. */
export interface OrderedField {
  readonly path: string;
  readonly direction: 1 | -1;
}

/** The direction is 1 with every kind but `ordered`. */
export interface IndexField extends OrderedField {
  readonly kind: IndexKind;
}
