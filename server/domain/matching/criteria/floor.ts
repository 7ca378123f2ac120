import { z } from 'zod';
import { type Verdict } from '#shared/criterion.ts';
import { type AskChange, defineCriterion } from '../criterion.ts';
import { verdictOf } from '../verdict.ts';

/** Span of storeys by which a change is measured, about as many as an industrial tower has. Ours. */
const SPAN_STOREYS = 20;

const floorNumber = z
  .number()
  .int()
  .min(-10)
  .max(200)
  .refine((storey) => storey !== 0, 'There is no floor 0: 1 is the ground floor, -1 the first basement');

/** The space lies on a floor within the asked ones, both ends included; 1 is the ground floor, -1 the first basement, and there is no floor 0. */
export const floor = defineCriterion({
  id: 'floor',
  group: 'space',
  asks: z
    .strictObject({ lowest: floorNumber.optional(), highest: floorNumber.optional() })
    .refine(({ lowest, highest }) => lowest !== undefined || highest !== undefined, {
      path: ['lowest'],
      message: 'Expected lowest, highest or both',
    })
    .refine(({ lowest = -Infinity, highest = Infinity }) => lowest <= highest, {
      path: ['highest'],
      message: 'Expected highest not below lowest',
    }),
  reads: ['floorNumber'],
  offer: ({ space }) => ({ offeredFloor: space.facts.floorNumber }),
  facts: ({ lowest, highest }, { offeredFloor }) => ({
    requiredLowestFloor: lowest,
    requiredHighestFloor: highest,
    offeredFloor,
  }),
  verdict: ({
    requiredLowestFloor: lowest = -Infinity,
    requiredHighestFloor: highest = Infinity,
    offeredFloor,
  }): Verdict =>
    offeredFloor === undefined ? 'unknown' : verdictOf(offeredFloor >= lowest && offeredFloor <= highest),
  change({ requiredLowestFloor: lowest, requiredHighestFloor: highest, offeredFloor }): AskChange | undefined {
    if (offeredFloor === undefined) return undefined;
    const from = lowest !== undefined && offeredFloor < lowest ? lowest : highest;
    return from === undefined
      ? undefined
      : { from, to: offeredFloor, change: storeysBetween(from, offeredFloor) / SPAN_STOREYS };
  },
  harder: { lowest: 'more', highest: 'less' },
  negotiable: true,
  scale: { unit: 'storey', span: SPAN_STOREYS },
});

/** Storeys from one floor to another: the first basement lies one below the ground floor. */
function storeysBetween(one: number, other: number): number {
  return Math.abs(storeysAboveGround(one) - storeysAboveGround(other));
}

function storeysAboveGround(storey: number): number {
  return storey > 0 ? storey - 1 : storey;
}
