import { type Finding } from '#shared/criterion.ts';
import { byteAt, codeAt, numberAt } from '#server/domain/flat.ts';
import { type Candidate } from '#server/domain/matching/candidate.ts';
import { findingOf, type Judged, type Outline, type Outlined, SPACE_VERDICT } from '#server/domain/matching/judge.ts';
import { middleOf, pointsOf, scoreOf, type Weighed } from '#server/domain/matching/score.ts';
import { MET, UNKNOWN, VERDICT_NUMBER, VERDICTS } from './bounds.ts';
import { ownKeysOf } from './ownKeys.ts';
import { outcomeAt, termsOf, type TreeQuery } from './treeQuery.ts';

/**
 * What each asked criterion comes to for some spaces, in flat arrays: space by space, and of each in catalogue order. What is
 * listed or shown of it, objects, is made only when asked for.
 */
export class Explanation {
  /** Numbers of verdicts, see `VERDICT_NUMBER`. */
  readonly verdicts: Uint8Array;
  /** The ends of the satisfaction. */
  readonly lows: Float64Array;
  readonly highs: Float64Array;
  /** Points of the expected score; 0 of a must. */
  readonly points: Float64Array;
  private readonly query: TreeQuery;
  private readonly places: readonly number[];
  private alike: Uint32Array | undefined;

  constructor(query: TreeQuery, places: readonly number[]) {
    const { asked, totalWeight } = query;
    const count = asked.length;
    this.query = query;
    this.places = places;
    this.verdicts = new Uint8Array(places.length * count);
    this.lows = new Float64Array(places.length * count);
    this.highs = new Float64Array(places.length * count);
    this.points = new Float64Array(places.length * count);
    for (const [number, term] of termsOf(query).entries()) {
      const { level = 'must', weight = 0 } = asked[number] ?? {};
      for (let row = 0; row < places.length; row += 1) {
        const { verdict, satisfaction } = outcomeAt(query, term, places[row] ?? 0);
        const at = row * count + number;
        this.verdicts[at] = VERDICT_NUMBER[verdict];
        this.lows[at] = satisfaction.low;
        this.highs[at] = satisfaction.high;
        if (level === 'prefer') this.points[at] = pointsOf(weight * middleOf(satisfaction), totalWeight);
      }
    }
  }

  /** Of each criterion and space, the first of the spaces that offers the criterion the same; laid out as all else. */
  firstAlike(): Uint32Array {
    return (this.alike ??= this.findAlike());
  }

  private findAlike(): Uint32Array {
    const { asked } = this.query;
    const first = new Uint32Array(this.verdicts.length);
    for (const [number, { criterion }] of asked.entries()) {
      const keyAt = ownKeysOf(criterion, this.query);
      const rowByKey = new Map<number, number>();
      for (const [row, place] of this.places.entries()) {
        const key = keyAt(place);
        const known = rowByKey.get(key) ?? row;
        if (known === row) rowByKey.set(key, row);
        first[row * asked.length + number] = known;
      }
    }
    return first;
  }

  /** The judgements, without findings, of the spaces, which are given as candidates in the same order. */
  outlined(candidates: readonly Candidate[]): Outlined[] {
    return candidates.map((candidate, row) => ({ candidate, ...this.outlineAt(row) }));
  }

  /** The same with their findings. What is found of equal offers is one object. */
  judged(candidates: readonly Candidate[]): Judged[] {
    const { asked, totalWeight } = this.query;
    const first = this.firstAlike();
    const made: Finding[] = [];
    const findingsAt = (row: number, candidate: Candidate): Finding[] =>
      asked.map((one, number) => {
        const at = row * asked.length + number;
        const known = made[codeAt(first, at) * asked.length + number];
        return (made[at] = known ?? findingOf(one, one.check(candidate), totalWeight));
      });
    return candidates.map((candidate, row) => ({
      candidate,
      ...this.outlineAt(row),
      findings: findingsAt(row, candidate),
    }));
  }

  /** What `judge` comes to. */
  private outlineAt(row: number): Outline {
    const { asked } = this.query;
    let worst = MET;
    let known = 0;
    const preferences: Weighed[] = [];
    for (const [number, { level, weight }] of asked.entries()) {
      const at = row * asked.length + number;
      const verdict = byteAt(this.verdicts, at);
      if (verdict !== UNKNOWN) known += 1;
      if (level === 'must') worst = Math.min(worst, verdict);
      else preferences.push({ weight, satisfaction: { low: numberAt(this.lows, at), high: numberAt(this.highs, at) } });
    }
    return {
      verdict: SPACE_VERDICT[VERDICTS[worst] ?? 'unknown'],
      score: scoreOf(preferences),
      completeness: asked.length === 0 ? 1 : known / asked.length,
    };
  }
}
