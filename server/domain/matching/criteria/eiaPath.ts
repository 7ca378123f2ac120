import { z } from 'zod';
import { EiaPath } from '#shared/vocabulary.ts';
import { defineCriterion } from '../criterion.ts';
import { verdictOf } from '../verdict.ts';

/** The site admits the environmental approval that the production needs; one that admits a path admits every lighter one. @see Classified management list of environmental impact assessment, 2021 */
export const eiaPath = defineCriterion({
  id: 'eia-path',
  group: 'safety',
  asks: z.strictObject({ path: EiaPath }),
  reads: ['eiaPath'],
  offer: ({ space }) => ({ offeredPath: space.facts.eiaPath }),
  facts: ({ path }, { offeredPath }) => ({ requiredPath: path, offeredPath }),
  // Here `none` is the lightest path of the scale, not the absence of one.
  verdict: ({ requiredPath, offeredPath }) =>
    offeredPath === undefined ? 'unknown' : verdictOf(depth(offeredPath) >= depth(requiredPath)),
  negotiable: false,
  scale: { unit: 'path', span: EiaPath.options.length - 1 },
});

function depth(path: EiaPath): number {
  return EiaPath.options.indexOf(path);
}
