import { type Counts } from '#shared/answer.ts';
import { hundredthsOf, type Lot, supplyByQuarter } from '#server/domain/matching/supply.ts';
import { numberAt } from '#server/domain/flat.ts';
import { type Tally } from './tally.ts';
import { type TreeQuery } from './treeQuery.ts';
import { unmetSpaces } from './unmetSpaces.ts';

/** The counts of `countsOf`. */
export function indexedCounts(query: TreeQuery, { met, fitting, alone }: Tally, asOf: string): Counts {
  const { tree, musts } = query;
  const unmet = unmetSpaces(query);
  return {
    considered: tree.size,
    met,
    unconfirmed: fitting.length - met,
    excluded: tree.size - fitting.length,
    excludedBy: musts.map((must, number) => ({
      criterion: must.asked.criterion.id,
      spaces: unmet[number] ?? 0,
      alone: alone[number]?.places.length ?? 0,
    })),
    supplyByQuarter: supplyByQuarter(lotsOf(query, fitting), asOf),
  };
}

/** Spaces by the day from which they can be had. */
function lotsOf({ facts }: TreeQuery, places: readonly number[]): Lot[] {
  const days = facts.codes('availableFrom');
  const spaces = new Float64Array(days);
  const hundredths = new Float64Array(days);
  const areas = Float64Array.from({ length: facts.codes('areaM2') }, (_, code) => {
    const areaM2 = facts.value('areaM2', code);
    return typeof areaM2 === 'number' ? hundredthsOf(areaM2) : 0;
  });
  const { column: dayColumn } = facts.column('availableFrom');
  const { column: areaColumn } = facts.column('areaM2');
  for (const place of places) {
    const day = dayColumn.at(place);
    spaces[day] = numberAt(spaces, day) + 1;
    hundredths[day] = numberAt(hundredths, day) + numberAt(areas, areaColumn.at(place));
  }
  return Array.from(spaces, (count, day): Lot => {
    const availableFrom = facts.value('availableFrom', day);
    return {
      ...(typeof availableFrom === 'string' ? { availableFrom } : {}),
      spaces: count,
      areaHundredthsM2: hundredths[day] ?? 0,
    };
  }).filter((lot) => lot.spaces > 0);
}
