import { codeAt } from '#server/domain/flat.ts';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { type Placed } from './treeQuery.ts';

/**
 * A number for each offer that spaces make to a criterion, as it really is: of an offer that is only judged like another
 * the findings are its own. Where there are more than a number tells apart, each space has one of its own.
 */
export function ownKeysOf(
  { reads, readsPlaces }: Pick<Criterion, 'reads' | 'readsPlaces'>,
  { facts, sites, siteAt }: Pick<Placed, 'facts' | 'sites' | 'siteAt'>,
): (place: number) => number {
  const columns = reads.map(facts.column);
  const isOfSite = reads.length === 0 || readsPlaces;
  return (place) => {
    let key = isOfSite ? codeAt(siteAt, place) : 0;
    let keys = isOfSite ? sites.length : 1;
    for (const { column, dictionary } of columns) {
      key = key * dictionary.values.length + column.at(place);
      keys *= dictionary.values.length;
    }
    return keys <= Number.MAX_SAFE_INTEGER ? key : -1 - place;
  };
}
