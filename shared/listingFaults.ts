import { type FieldFault } from './failure.ts';
import {
  HOLD_DAYS_MAX,
  type ListingContent,
  type ListingFacts,
  type ListingMove,
  type ListingState,
} from './listing.ts';

const DAY_MS = 86_400_000;

/** What cannot be true of a space as it is written, each told at its field; the form and the server ask the same. */
export function contentFaults(
  { facts }: Pick<ListingContent, 'facts'>,
  { state, today }: { readonly state: ListingState; readonly today: string },
): FieldFault[] {
  const { areaM2, divisibleFromM2, availableFrom } = facts;
  const faults: FieldFault[] = [];
  if (areaM2 !== undefined && typeof divisibleFromM2 === 'number' && divisibleFromM2 > areaM2) {
    faults.push({ path: 'facts.divisibleFromM2', message: 'Expected no more than the area of the whole' });
  }
  if (NOT_BUILT.has(state) && availableFrom !== undefined && availableFrom < today) {
    faults.push({ path: 'facts.availableFrom', message: 'Expected a day from today on while it is not built' });
  }
  return [...faults, ...leaseFaults(facts), ...supplyFaults(facts)];
}

const NOT_BUILT: ReadonlySet<ListingState> = new Set(['planned', 'under-construction']);

function leaseFaults({ tenures, rentFenPerM2Month }: ListingFacts): FieldFault[] {
  const isForLease = tenures?.includes('lease') === true;
  return isForLease && rentFenPerM2Month === 'none'
    ? [{ path: 'facts.rentFenPerM2Month', message: 'Expected a rent, since the space is for lease' }]
    : [];
}

/** An amount of what is not there. */
function supplyFaults(facts: ListingFacts): FieldFault[] {
  return SUPPLIES.filter(([supply, amount]) => facts[supply] === 'none' && facts[amount] !== undefined).map(
    ([, amount]) => ({ path: `facts.${amount}`, message: 'Expected no amount of what is not there' }),
  );
}

const SUPPLIES = [
  ['steam', 'steamTPerH'],
  ['purifiedWater', 'purifiedWaterM3PerH'],
  ['wfi', 'wfiM3PerH'],
] as const satisfies readonly (readonly [keyof ListingFacts, keyof ListingFacts])[];

/** What is wrong with the last day of a hold. */
export function moveFaults({ until }: Pick<ListingMove, 'until'>, today: string): FieldFault[] {
  if (until === undefined) return [];
  const days = (Date.parse(until) - Date.parse(today)) / DAY_MS;
  return days >= 0 && days <= HOLD_DAYS_MAX
    ? []
    : [{ path: 'until', message: `Expected a day from today on, at most ${HOLD_DAYS_MAX} days ahead` }];
}
