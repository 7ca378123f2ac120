import { createContext, useContext } from 'react';
import { type FieldFault } from '#shared/failure.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { type Path, valueAt } from './document.ts';
import { draftFaultText } from './draftFaultText.ts';
import { type Step, type Written } from './draftHistory.ts';

/** The draft that is being written, for the fields of its form. */
export interface DraftWriting extends Written {
  /** What is wrong with the document as it is written now, by path; what of the one before while that is found out. */
  readonly faults: readonly FieldFault[];
  /** Whether nothing can be changed: the draft is in force or given up. */
  readonly isReadOnly: boolean;
  /** Whether it takes the place of a policy in force, whose id it must keep. */
  readonly isOfPolicy: boolean;
  readonly take: (step: Step) => void;
}

export const WritingContext = createContext<DraftWriting>({
  document: {},
  cases: [],
  faults: [],
  isReadOnly: true,
  isOfPolicy: false,
  take: () => undefined,
});

/** The draft that is being written. */
export function useWriting(): DraftWriting {
  return useContext(WritingContext);
}

/** One field of the document. */
interface FieldState {
  readonly value: unknown;
  /** What is wrong with it, or with a part of it that is no field of its own. */
  readonly errors: readonly string[];
  readonly isReadOnly: boolean;
  readonly set: (value: unknown) => void;
}

/** The field at a path; `isWhole` where its parts are no fields of their own. */
export function useField(path: Path, isWhole = true): FieldState {
  const { document, faults, isReadOnly, isOfPolicy, take } = useWriting();
  const { say } = useSpeaking();
  const name = path.join('.');
  return {
    value: valueAt(document, path),
    errors: faults
      .filter((fault) => fault.path === name || (isWhole && fault.path.startsWith(`${name}.`)))
      .map(({ message }) => draftFaultText(message, say)),
    isReadOnly: isReadOnly || (isOfPolicy && name === 'id'),
    set(value) {
      take({ type: 'set', path, value });
    },
  };
}

/** The element of a field, so that a fault can lead to it. */
export function fieldId(path: Path): string {
  return `draft-${path.join('.')}`;
}
