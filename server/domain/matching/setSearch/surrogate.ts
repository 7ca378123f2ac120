import { type Row, valueAt } from './problem.ts';

/** Rounds of the search for weights. Ours: more of them no longer tighten the bound noticeably. */
const ROUNDS = 60;
/** How boldly weights are moved at first. Ours. */
const BOLDNESS = 4;

/**
 * One sum in place of several: the rows added up with the weights under which the largest sum of a set exceeds what is
 * asked by the least. A set that reaches every row reaches this one, and it rules out what no row does by itself, as a
 * set that could be large enough or good enough but not both. Undefined for fewer than two rows.
 *
 * @see Fred Glover, "Surrogate constraints" (1968); weights by exponentiated subgradients (Kivinen and Warmuth, 1997)
 */
export function surrogateOf(rows: readonly Row[], count: number): Row | undefined {
  if (rows.length < 2) return undefined;
  const scaled = rows.map((row) => toUnitScale(row, count));
  let weights = scaled.map(() => 1 / scaled.length);
  let best = joined(scaled, weights);
  let leastSlack = Infinity;
  for (let round = 1; round <= ROUNDS; round += 1) {
    const row = joined(scaled, weights);
    const largest = largestOf(row.amounts, count);
    const slacks = scaled.map(({ least, amounts }) => sumAt(amounts, largest) - least);
    const slack = sumAt(row.amounts, largest) - row.least;
    if (slack < leastSlack) {
      leastSlack = slack;
      best = row;
    }
    weights = moved(weights, slacks, BOLDNESS / Math.sqrt(round));
  }
  return best;
}

/** What is scarce gains weight. */
function moved(weights: readonly number[], slacks: readonly number[], boldness: number): number[] {
  const grown = weights.map((weight, index) => weight * Math.exp(-boldness * (slacks[index] ?? 0)));
  const sum = grown.reduce((total, weight) => total + weight, 0);
  return grown.map((weight) => weight / sum);
}

function toUnitScale({ least, amounts }: Row, count: number): Row {
  const largest = amounts.reduce((most, amount) => Math.max(most, Math.abs(amount)), Math.abs(least) / count);
  const scale = largest === 0 ? 1 : count * largest;
  return { least: least / scale, amounts: amounts.map((amount) => amount / scale) };
}

function joined(rows: readonly Row[], weights: readonly number[]): Row {
  const amounts = new Float64Array(rows[0]?.amounts.length ?? 0);
  let least = 0;
  for (const [index, row] of rows.entries()) {
    const weight = weights[index] ?? 0;
    least += weight * row.least;
    for (let at = 0; at < amounts.length; at += 1)
      amounts[at] = valueAt(amounts, at) + weight * valueAt(row.amounts, at);
  }
  return { least, amounts };
}

/** The places of the largest amounts. */
function largestOf(amounts: Float64Array, count: number): number[] {
  const places: number[] = [];
  for (let at = 0; at < amounts.length; at += 1) {
    const amount = valueAt(amounts, at);
    const last = places[count - 1];
    if (last !== undefined && valueAt(amounts, last) >= amount) continue;
    const before = places.findIndex((place) => valueAt(amounts, place) < amount);
    places.splice(before < 0 ? places.length : before, 0, at);
    places.splice(count);
  }
  return places;
}

function sumAt(amounts: Float64Array, places: readonly number[]): number {
  return places.reduce((sum, place) => sum + valueAt(amounts, place), 0);
}
