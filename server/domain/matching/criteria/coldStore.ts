import { z } from 'zod';
import { ColdBand } from '#shared/vocabulary.ts';
import { dropChange } from '../change.ts';
import { defineCriterion } from '../criterion.ts';
import { distinctList } from '../distinctList.ts';
import { type SetComparison, allThere, shareThere } from '../setOffer.ts';

/** There is cold storage of every temperature band that is asked; as a preference, by the share of the asked bands that are there. */
export const coldStore = defineCriterion({
  id: 'cold-store',
  group: 'utilities',
  asks: z.strictObject({ bands: distinctList(ColdBand) }),
  reads: ['coldStoreBands'],
  offer: ({ space }) => ({ offeredBands: space.facts.coldStoreBands }),
  facts: ({ bands }, { offeredBands }) => ({ requiredBands: bands, offeredBands }),
  verdict: (facts) => allThere(compared(facts)),
  satisfaction: (facts) => shareThere(compared(facts)),
  change: ({ requiredBands, offeredBands }) => dropChange(requiredBands, offeredBands),
  better: { offeredBands: 'more' },
  negotiable: true,
  scale: { unit: 'band', span: ColdBand.options.length - 1 },
});

interface BandFacts {
  readonly requiredBands: readonly ColdBand[];
  readonly offeredBands: readonly ColdBand[] | 'none' | undefined;
}

/** No cold storage at all is an empty list of bands. */
function compared({ requiredBands, offeredBands }: BandFacts): SetComparison {
  return { required: requiredBands, offered: offeredBands === 'none' ? [] : offeredBands };
}
