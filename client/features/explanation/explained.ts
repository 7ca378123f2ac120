import { type Bundle, type Change, type ParkSummary, type PlacedSpace, type Score } from '#shared/answer.ts';
import { type Finding } from '#shared/criterion.ts';
import { type Answer } from '#shared/matchEndpoints.ts';

/** A space of an answer with all that the answer says about it. */
export interface Explained {
  readonly space: PlacedSpace;
  readonly park: ParkSummary;
  readonly standing: 'met' | 'unconfirmed' | 'nearMiss' | 'member';
  readonly rank?: number;
  readonly score?: Score;
  readonly completeness?: number;
  readonly findings: readonly Finding[];
  readonly changes: readonly Change[];
}

/** What an answer says of a space: as a match, else as a near miss, else as a member of a bundle or growth path; undefined where it is none. */
export function explained(answer: Answer, id: string): Explained | undefined {
  return (
    asMatch(answer, id) ??
    asNearMiss(answer, id) ??
    asMember([...(answer.bundles ?? []), ...(answer.growthPaths ?? [])], id)
  );
}

function asMatch({ results }: Answer, id: string): Explained | undefined {
  const match = results.find(({ space }) => space.id === id);
  if (match === undefined) return undefined;
  const { space, park, verdict, rank, score, completeness, findings = [] } = match;
  return { space, park, standing: verdict, rank, score, completeness, findings, changes: [] };
}

function asNearMiss({ nearMisses = [] }: Answer, id: string): Explained | undefined {
  const miss = nearMisses.find(({ space }) => space.id === id);
  if (miss === undefined) return undefined;
  const { space, park, score, completeness, findings = [], changes } = miss;
  return { space, park, standing: 'nearMiss', score, completeness, findings, changes };
}

function asMember(bundles: readonly Bundle[], id: string): Explained | undefined {
  const bundle = bundles.find(({ spaces }) => spaces.some((space) => space.id === id));
  const space = bundle?.spaces.find((one) => one.id === id);
  if (bundle === undefined || space === undefined) return undefined;
  return { space, park: bundle.park, standing: 'member', findings: [], changes: [] };
}
