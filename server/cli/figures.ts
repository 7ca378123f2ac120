import { type Score } from '#shared/answer.ts';
import { type FactValue } from '#shared/criterion.ts';

/** A number as people read it, to three decimals. */
export function figure(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 3 });
}

/** A score with its ends: `78.0 (71.2–84.8)`. */
export function scoreText({ low, expected, high }: Score): string {
  return `${expected.toFixed(1)} (${low.toFixed(1)}–${high.toFixed(1)})`;
}

/** A fact; nothing where it is not known or an empty list. */
export function valueText(value: FactValue | undefined): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.join('; ');
  return typeof value === 'number' ? figure(value) : String(value);
}

/** Money in yuan, of fen. */
export function yuan(fen: number): string {
  return figure(fen / 100);
}
