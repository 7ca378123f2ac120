import { bestUnder } from './bestUnder.ts';
import { boxOf } from './box.ts';
import { type Contender, TOP_PLACES } from './contender.ts';
import { type Entry } from './entry.ts';
import { type Field } from './field.ts';

/** Draws of weights whose best spaces all others are held against: a few first, which leave so few that many more cost little. */
const ROUNDS = [8, 200];

/**
 * By how much a space must be better in some preference to be ahead under all weights that are drawn, however small the
 * weight of that one: the least of them is above 10⁻⁹, and sums of numbers up to 1 are off by less than 10⁻¹⁴.
 */
const CLEARLY = 1e-4;

/**
 * The entries that may be among the first three under some of the drawn weights: without those that three others
 * dominate clearly. Only the best of some draws are tried as these three, since trying all would take the square of the
 * time; so a dominated one may stay, which costs time and changes nothing.
 */
export function contendingOf({ entries, box }: Field, draws: readonly (readonly number[])[]): Entry[] {
  let left = { entries, box };
  for (const round of ROUNDS) {
    const champions = new Set(draws.slice(0, round).flatMap((weights) => bestUnder(left.box, weights, TOP_PLACES)));
    const contending = left.entries.filter(({ contender }) => !isBehind(contender, champions));
    left = { entries: contending, box: boxOf(contending, box.ceiling.length) };
  }
  return [...left.entries];
}

/** Whether so many champions are ahead that a place among the top is out of reach. */
function isBehind({ parts }: Contender, champions: ReadonlySet<Contender>): boolean {
  let ahead = 0;
  for (const champion of champions) {
    if (isClearlyAhead(champion.parts, parts)) ahead += 1;
    if (ahead === TOP_PLACES) return true;
  }
  return false;
}

/** At least as good in every preference by what decides first, and clearly better in one: what decides next has then no say. */
function isClearlyAhead([own]: readonly Float64Array[], [other]: readonly Float64Array[]): boolean {
  if (own === undefined || other === undefined) return false;
  let most = 0;
  for (let index = 0; index < own.length; index += 1) {
    const ahead = (own[index] ?? 0) - (other[index] ?? 0);
    if (ahead < 0) return false;
    if (ahead > most) most = ahead;
  }
  return most >= CLEARLY;
}
