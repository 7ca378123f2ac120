import { type Connection } from 'mongoose';
import { policiesAsData } from './policiesAsData.ts';

/** One step from one layout of the data to the next. */
export interface Migration {
  /** 1 for the first, each next one higher by 1. */
  readonly version: number;
  /** Kebab-case, for people. */
  readonly name: string;
  /** Does it; done again after it was cut off half-way, it comes to the same end. */
  readonly up: (connection: Connection) => Promise<void>;
}

/** All migrations, in order. Never changed once released: a later one puts right what an earlier one did. */
export const MIGRATIONS: readonly Migration[] = [
  // The layout as migrations began; repositories make what is missing of it.
  { version: 1, name: 'baseline', up: () => Promise.resolve() },
  { version: 2, name: 'policies-as-data', up: policiesAsData },
];
