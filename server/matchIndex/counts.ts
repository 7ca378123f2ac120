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
function lotsOf({ facts }: TreeQuery, places: Uint32Array): Lot[] {
  const days = facts.codes('availableFrom');
  const spaces = new Float64Array(days);
  const hundredths = new Float64Array(days);
  const { column: dayColumn } = facts.column('availableFrom');
  const { column: areaColumn, dictionary: areas } = facts.column('areaM2');
  for (const place of places) {
    const day = dayColumn.at(place);
    spaces[day] = numberAt(spaces, day) + 1;
    const areaM2 = areas.values[areaColumn.at(place)];
    if (typeof areaM2 === 'number') hundredths[day] = numberAt(hundredths, day) + hundredthsOf(areaM2);
  }
  const lots: Lot[] = [];
  for (let day = 0; day < days; day += 1) {
    const count = numberAt(spaces, day);
    if (count === 0) continue;
    const known = facts.value('availableFrom', day);
    const availableFrom = typeof known === 'string' ? known : undefined;
    lots.push({ availableFrom, spaces: count, areaHundredthsM2: numberAt(hundredths, day) });
  }
  return lots;
}
