import { type Bson } from './bson.ts';

/** An index as it was asked for; `id` is its number on disk. */
export interface IndexSpec {
  readonly id: number;
  readonly name: string;
  readonly fields: readonly IndexField[];
  readonly unique: boolean;
  readonly sparse: boolean;
  readonly partialFilter?: Bson;
  /** What `listIndexes` answers: all that the client sent. */
  readonly stated: Bson;
}

export interface IndexField {
  readonly path: string;
  readonly direction: 1 | -1;
}
