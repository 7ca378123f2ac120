/** How a value of a record is told in its history, where nothing more is known of it than what it is. */
export type ChangedValue =
  | { readonly kind: 'absent' }
  | { readonly kind: 'truth'; readonly isTrue: boolean }
  | { readonly kind: 'text'; readonly text: string };

/** What stood in a field, or stands in it now; an empty text or list is told as nothing. */
export function changedValue(value: unknown): ChangedValue {
  if (typeof value === 'boolean') return { kind: 'truth', isTrue: value };
  const text = textOf(value);
  return text === '' ? { kind: 'absent' } : { kind: 'text', text };
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  return Object.entries(value)
    .map(([key, inner]) => `${key}: ${textOf(inner)}`)
    .join('; ');
}
