/**
 * The one text of a value of JSON, by which it is hashed: keys in the order of their code units, no space, what is undefined
 * left out. Equal values have equal texts, whatever the order in which a store gives their keys.
 */
export function canonical(value: unknown): string {
  return JSON.stringify(ordered(value));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, ordered(part)]));
}
