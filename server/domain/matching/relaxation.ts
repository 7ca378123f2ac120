import { type Relaxation, type SpaceVerdict } from '#shared/answer.ts';
import { admits } from './admits.ts';
import { unmetMusts } from './counts.ts';
import { type AskChange, type AskedCriterion } from './criterion.ts';
import { type Judged } from './judge.ts';
import { allMet } from './verdict.ts';

/** Spaces that one must alone excludes and that the same change of its ask would take in. */
export interface Reach {
  readonly change: AskChange;
  readonly spaces: number;
}

/** What dropping or changing each negotiable must would bring, in catalogue order. `judged` is in the order of ids. */
export function relaxationsOf(judged: readonly Judged[], asked: readonly AskedCriterion[]): Relaxation[] {
  return asked
    .filter(({ level, criterion }) => level === 'must' && criterion.negotiable)
    .map((one) => {
      const alone = judged.filter((space) => isExcludedBy(one, space));
      const verdicts = alone.map((space) => verdictWithout(one, space));
      return {
        criterion: one.criterion.id,
        gain: verdicts.filter((verdict) => verdict === 'met').length,
        gainUnconfirmed: verdicts.filter((verdict) => verdict === 'unconfirmed').length,
        steps: stepsOf(
          alone.flatMap(({ candidate }) => {
            const change = one.change(candidate);
            return change === undefined ? [] : [{ change, spaces: 1 }];
          }),
        ),
      };
    });
}

/**
 * The nearest changes of an ask that take in one, ten and a hundred spaces, each once; a number of spaces that no change
 * reaches has no step. `reaches` stand in the order of their first space's id, which breaks ties between equal changes.
 */
export function stepsOf(reaches: readonly Reach[]): Relaxation['steps'] {
  const nearest = merged(reaches).toSorted((a, b) => a.change.change - b.change.change);
  const steps: Relaxation['steps'] = [];
  let missing = STEP_GAINS;
  for (const [index, { change }] of nearest.entries()) {
    const gain = gainOf(nearest, index);
    if (missing.some((target) => gain >= target)) steps.push({ ...change, gain });
    missing = missing.filter((target) => gain < target);
    if (missing.length === 0) break;
  }
  return steps;
}

/** Numbers of spaces for which the nearest change is told. */
const STEP_GAINS: readonly number[] = [1, 10, 100];

/** How many spaces the change at `index` takes in: its own, and those of every nearer or equal change that it admits. */
function gainOf(nearest: readonly Reach[], index: number): number {
  const wider = nearest[index];
  if (wider === undefined) return 0;
  return nearest
    .slice(0, index + 1)
    .filter(({ change }) => admits(wider.change, change))
    .reduce((sum, { spaces }) => sum + spaces, 0);
}

/** Equal changes as one, at the place of the first. */
function merged(reaches: readonly Reach[]): Reach[] {
  const byValue = new Map<string, Reach>();
  for (const { change, spaces } of reaches) {
    const value = JSON.stringify([change.from, change.to]);
    byValue.set(value, { change, spaces: spaces + (byValue.get(value)?.spaces ?? 0) });
  }
  return [...byValue.values()];
}

function isExcludedBy({ criterion: { id } }: AskedCriterion, judged: Judged): boolean {
  const unmet = unmetMusts(judged);
  return unmet.length === 1 && unmet[0] === id;
}

function verdictWithout({ criterion: { id } }: AskedCriterion, { findings }: Judged): SpaceVerdict {
  const others = findings.filter(({ level, criterion }) => level === 'must' && criterion !== id);
  return allMet(others.map(({ verdict }) => verdict)) === 'met' ? 'met' : 'unconfirmed';
}
