import { setImmediate } from 'node:timers/promises';
import { type SpaceId } from '#shared/space.ts';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { type StandingRequirement } from '#server/domain/matching/reverse.ts';
import { type Clock } from '#server/platform/clock.ts';
import { createReverseIndex } from '#server/reverseIndex/reverseIndex.ts';
import { contentHash } from '#server/store/contentHash.ts';
import { type Built, type LiveIndex } from './live/liveIndex.ts';
import { referenceFaults } from './referenceFaults.ts';

interface Needs {
  readonly live: Pick<LiveIndex, 'ask'>;
  readonly catalogue: readonly Criterion[];
  readonly clock: Clock;
}

/** How many of some spaces each requirement fits; without those that refer to what is not there. */
export type CountFits = (
  standing: readonly StandingRequirement[],
  spaceIds: readonly SpaceId[],
) => Promise<ReadonlyMap<string, number>>;

/** Requirements that are counted before whatever else waits gets its turn: some tens of milliseconds. Ours. */
const AT_ONCE = 4;
/** Counts that are remembered at most. Ours. */
const REMEMBERED_MAX = 20_000;

/** Makes what counts: a few requirements at a time, and each once as long as the data are as they are. */
export function createCountFits({ live, catalogue, clock }: Needs): CountFits {
  const memory = createMemory();

  function count(some: readonly StandingRequirement[], spaceIds: readonly SpaceId[], index: Built['index']): Counted {
    if (some.length === 0) return new Map();
    const { resources, promisesFor } = index;
    const known = some.filter(({ requirement }) => referenceFaults(requirement, index.known).length === 0);
    const reverse = createReverseIndex({ catalogue, asOf: clock.today(), resources, promisesFor }, known);
    const fits = new Map(known.map(({ id }) => [id, 0]));
    for (const candidate of spaceIds.flatMap((id) => index.candidate(id) ?? [])) {
      const { met, unconfirmed } = reverse.fitting(candidate);
      for (const id of [...met, ...unconfirmed]) fits.set(id, (fits.get(id) ?? 0) + 1);
    }
    return new Map(some.map(({ id }) => [id, fits.get(id)]));
  }

  return async (standing, spaceIds) => {
    const spaces = contentHash(spaceIds);
    const keyOf = ({ requirement }: StandingRequirement): string => `${spaces} ${contentHash(requirement)}`;
    const fits = new Map<string, number>();
    for (let from = 0; from < standing.length; from += AT_ONCE) {
      const some = standing.slice(from, from + AT_ONCE);
      const counted = await live.ask(({ dataVersion, index }) => {
        const remembered = memory.asOf(`${dataVersion} ${clock.today()}`);
        const fresh = some.filter((one) => !remembered.has(keyOf(one)));
        const counts = count(fresh, spaceIds, index);
        for (const one of fresh) remembered.set(keyOf(one), counts.get(one.id));
        return some.map((one) => [one.id, remembered.get(keyOf(one))] as const);
      });
      for (const [id, fitting] of counted) if (fitting !== undefined) fits.set(id, fitting);
      await setImmediate();
    }
    return fits;
  };
}

/** By key; undefined of a requirement that refers to what is not there. */
type Counted = Map<string, number | undefined>;

/** What was counted of one state of the data on one day. */
function createMemory(): { readonly asOf: (state: string) => Counted } {
  let present = '';
  let counted: Counted = new Map();
  return {
    asOf(state) {
      if (state !== present || counted.size >= REMEMBERED_MAX) counted = new Map();
      present = state;
      return counted;
    },
  };
}
