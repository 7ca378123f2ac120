import { type Reading, type Table } from '../disk/disk.ts';
import { type Place } from './locks.ts';

/**
 * Changes that become visible and durable together, or not at all. Reads see the changes already made. What is to be
 * told to change streams is recorded beside them.
 */
export interface Unit extends Reading {
  readonly put: (table: Table, key: Buffer, value: Uint8Array) => void;
  readonly remove: (table: Table, key: Buffer) => void;
  /** Relies on this value: nobody else changes it before the unit has ended. */
  readonly rely: (place: Place) => void;
  /** Adds an entry to the log, under the next time of it, when the unit is published. */
  readonly record: (event: Uint8Array) => void;
  /** How often it has let others work in between: what was read before may have changed then. */
  readonly rests: () => number;
  /** The session and number of the transaction whose unit this is. */
  readonly transaction?: TransactionName;
}

/** A transaction as drivers name it. */
export interface TransactionName {
  readonly session: string;
  readonly number: number;
}

/** Somebody else is writing a key: the command begins again once that has ended. */
export class Blocked extends Error {
  readonly until: Promise<void>;

  constructor(until: Promise<void>) {
    super('Somebody else is writing the same key.');
    this.until = until;
  }
}
