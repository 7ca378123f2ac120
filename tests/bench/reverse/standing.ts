import { type OpenAsk } from '#shared/requirement.ts';
import { type Random, randomFrom } from '#server/domain/random.ts';
import { type Requirement, drawRequirements } from '../match/requirements.ts';
import { type World } from '../match/world.ts';

/** How many requirements stand. */
export interface StandingSetting {
  readonly count: number;
  /** How many of them are drawn one by one; the others are variants of these. */
  readonly drawn: number;
  readonly seed: number;
}

/** How far a number of a variant is moved at most, as a share of it. */
const MOVED = 0.1;

/**
 * Standing requirements: some drawn as for `bench:match`, each so hard that a wanted share of the stock fits; and variants
 * of them, each number and day moved a little, for to draw one takes longer than to match it.
 */
export function drawStanding(world: World, { count, drawn, seed }: StandingSetting): Requirement[] {
  const some = drawRequirements(world, { count: Math.min(drawn, count), seed });
  return Array.from({ length: count }, (_, at) => {
    const one = some[at % some.length] ?? { criteria: {}, asOf: '2026-11-22' };
    return at < some.length ? one : variantOf(one, randomFrom(`variant/${seed}/${at}`));
  });
}

function variantOf(one: Requirement, random: Random): Requirement {
  return {
    ...one,
    criteria: Object.fromEntries(Object.entries(one.criteria).map(([id, ask]) => [id, variantOfAsk(ask, random)])),
  };
}

/** All numbers by the same factor, so that what is no less than another stays so; days and places by the same step. */
function variantOfAsk(ask: OpenAsk, random: Random): OpenAsk {
  const factor = 1 + random.between(-MOVED, MOVED);
  const days = random.integer(-60, 60);
  const moved: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(ask)) {
    if (name !== 'weight') moved[name] = movedBy(name, value, { factor, days });
  }
  return { ...ask, ...moved };
}

/** Whole numbers that are few stay. */
const FEW = new Set(['minLevel', 'lowest', 'highest', 'minDocks', 'idealFirms']);

function movedBy(
  name: string,
  value: unknown,
  { factor, days }: { readonly factor: number; readonly days: number },
): unknown {
  if (FEW.has(name)) return value;
  if (name === 'within' || name === 'to') return shifted(value, factor - 1);
  if (typeof value === 'number') return /Fen|M$/u.test(name) ? Math.round(value * factor) : value * factor;
  if (typeof value !== 'string' || !name.endsWith('Day')) return value;
  return new Date(Date.parse(value) + days * DAY_MS).toISOString().slice(0, 10);
}

const DAY_MS = 86_400_000;

/** Every coordinate by the same part of a degree, at most a tenth. */
function shifted(value: unknown, byDeg: number): unknown {
  if (typeof value === 'number') return value + byDeg;
  if (Array.isArray(value)) return Array.from<unknown, unknown>(value, (item) => shifted(item, byDeg));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, name === 'type' ? item : shifted(item, byDeg)]),
  );
}
