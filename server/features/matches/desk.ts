import { type z } from 'zod';
import { type FieldFault } from '#shared/failure.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { type Clock } from '#server/platform/clock.ts';
import { type CountFits, createCountFits } from './fitCounts.ts';
import { type LiveIndex } from './live/liveIndex.ts';
import { referenceFaults } from './referenceFaults.ts';
import { closedRequirement } from './requirement.ts';

/** What the desks need of matching. */
export interface MatchDesk {
  /** Requirements closed by the catalogue. */
  readonly requirement: z.ZodType<OpenRequirement>;
  /** What of a requirement refers to places or policies that are not there, each by its path below the requirement. */
  readonly faultsOf: (requirement: OpenRequirement) => Promise<FieldFault[]>;
  /** How many of some spaces each requirement fits, met and unconfirmed together; spaces that take no part fit none. */
  readonly countFits: CountFits;
}

interface Needs {
  readonly live: Pick<LiveIndex, 'ask'>;
  readonly catalogue: readonly Criterion[];
  readonly clock: Clock;
}

/** Makes it over the index of the data as they are now. */
export function createMatchDesk({ live, catalogue, clock }: Needs): MatchDesk {
  return {
    requirement: closedRequirement(catalogue),
    faultsOf: (requirement) => live.ask(({ index }) => referenceFaults(requirement, index.known)),
    countFits: createCountFits({ live, catalogue, clock }),
  };
}
