import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { nameOf, type Operation } from './operation.ts';

/** What became of an operation, as far as its client has heard. */
export type Outcome = 'sent' | 'acknowledged' | 'refused';

export interface Told extends Operation {
  readonly outcome: Outcome;
}

/** The last that is known of each operation, by its name. */
export type History = Map<string, Told>;

/** Opens a record that outlives its process: each line is on disk when `tell` returns. */
export function openRecord(path: string): { readonly tell: (told: Told) => void; readonly close: () => void } {
  const file = openSync(path, 'a');
  return {
    tell(told) {
      writeSync(file, `${JSON.stringify(told)}\n`);
      if (told.outcome !== 'sent') fsyncSync(file);
    },
    close() {
      closeSync(file);
    },
  };
}

/** What a record tells; a last line that the end of the process has cut off tells nothing. */
export function readRecord(path: string): History {
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  return new Map(lines.map((line) => JSON.parse(line) as Told).map((told) => [nameOf(told), told]));
}
