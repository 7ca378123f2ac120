import { type z } from 'zod';
import { type Level, WEIGHT_DEFAULT } from '#shared/criterion.ts';
import { type OpenAsk } from '#shared/requirement.ts';

/** How a requirement asks for a criterion. */
export interface AskedPart<Ask> {
  readonly level: Level;
  /** What it weighs as a preference. */
  readonly weight: number;
  /** The criterion's own parameters. */
  readonly asked: Ask;
}

/** Reads an ask that has passed its schema; null where there is none, or it is of another schema. */
export function askedPartOf<Asks extends z.ZodObject>(
  ask: OpenAsk | undefined,
  asks: Asks,
): AskedPart<z.output<Asks>> | null {
  if (ask === undefined) return null;
  const { level, weight = WEIGHT_DEFAULT } = ask;
  const asked = {};
  return isCopied(ask, asked, asks) ? { level, weight, asked } : null;
}

/**
 * Copies the own parameters of an ask, and tells whether they are of a schema: what has passed it once is, for it is parsed at
 * the edge, and drawn areas of two thousand points are not looked through again.
 */
function isCopied<Asks extends z.ZodObject>(
  ask: OpenAsk,
  copy: Record<string, unknown>,
  { shape }: Asks,
): copy is z.output<Asks> {
  for (const name in ask) {
    if (name === 'level' || name === 'weight') continue;
    if (!(name in shape)) return false;
    copy[name] = ask[name];
  }
  return true;
}
