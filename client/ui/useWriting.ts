import { useState } from 'react';
import {
  type Clash,
  type WrittenOver,
  afterSaving,
  clashesOf,
  isWrittenOver,
  keepingMine,
  takingTheirs,
  writing,
} from './writtenOver.ts';

/** A form over a record that others may write too. */
export interface Writing<T> {
  /** What the form holds: what was written here, and in all other fields what the record says now. */
  readonly shown: T;
  readonly write: (part: Partial<T>) => void;
  /** Whether there is anything to save. */
  readonly isChanged: boolean;
  /** Fields that somebody else has written too since they were written here: nothing is to be saved before one is chosen. */
  readonly clashes: readonly Clash[];
  readonly takeTheirs: () => void;
  readonly keepMine: () => void;
  /** Says that what the form held has been saved. */
  readonly saved: (sent: T) => void;
}

/** Keeps what is written over a record, whatever becomes of the record meanwhile. */
export function useWriting<T extends object>(present: T): Writing<T> {
  const [written, setWritten] = useState<WrittenOver<T>>({ mine: {}, over: {} });
  return {
    shown: { ...present, ...written.mine },
    write(part) {
      setWritten((before) => writing(before, part, present));
    },
    isChanged: isWrittenOver(written, present),
    clashes: clashesOf(written, present),
    takeTheirs() {
      setWritten((before) => takingTheirs(before, present));
    },
    keepMine() {
      setWritten((before) => keepingMine(before, present));
    },
    saved(sent) {
      setWritten((before) => afterSaving(before, sent));
    },
  };
}
