import { type Counts, type SpaceVerdict } from '#shared/answer.ts';
import { type AskedCriterion } from './criterion.ts';
import { type Judged } from './judge.ts';
import { lotOf, supplyByQuarter } from './supply.ts';

/** Where the whole stock stands. */
export function countsOf(judged: readonly Judged[], asked: readonly AskedCriterion[], asOf: string): Counts {
  const ofVerdict = (verdict: SpaceVerdict): number => judged.filter((one) => one.verdict === verdict).length;
  const unmetOf = judged.map(unmetMusts);
  const fitting = judged.filter(({ verdict }) => verdict !== 'excluded');
  return {
    considered: judged.length,
    met: ofVerdict('met'),
    unconfirmed: ofVerdict('unconfirmed'),
    excluded: ofVerdict('excluded'),
    excludedBy: asked
      .filter(({ level }) => level === 'must')
      .map(({ criterion: { id } }) => ({
        criterion: id,
        spaces: unmetOf.filter((unmet) => unmet.includes(id)).length,
        alone: unmetOf.filter((unmet) => unmet.length === 1 && unmet[0] === id).length,
      })),
    supplyByQuarter: supplyByQuarter(
      fitting.map(({ candidate }) => lotOf(candidate.space.facts)),
      asOf,
    ),
  };
}

/** Ids of the musts that a candidate does not meet, in catalogue order. */
export function unmetMusts({ findings }: Judged): string[] {
  return findings
    .filter(({ level, verdict }) => level === 'must' && verdict === 'unmet')
    .map(({ criterion }) => criterion);
}
