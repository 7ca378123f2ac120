import { type Field } from '../fields.ts';

/** A field of one kind, with its place in the form. */
export interface FieldProps<K extends Field['kind']> {
  readonly criterion: string;
  readonly field: Extract<Field, { readonly kind: K }>;
  readonly label: string;
  /** As the requirement holds it; of any shape, since an address can hold anything. */
  readonly value: unknown;
  readonly error?: string | undefined;
  /** Undefined takes the parameter out. */
  readonly onChange: (value: unknown) => void;
}

/** Mantine's `error` where there is one. */
export function errorOf(error: string | undefined): { readonly error?: string } {
  return error === undefined ? {} : { error };
}

/** The words of a list that may be anything. */
export function wordsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];
}

/** A list to store: an empty one is none. */
export function listOrNone(words: readonly string[]): readonly string[] | undefined {
  return words.length === 0 ? undefined : words;
}
