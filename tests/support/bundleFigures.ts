import { type Figures } from '#server/domain/matching/bundleFigures.ts';
import { aCandidate } from '#tests/support/builders.ts';

/** The figures of a space of which nothing is asked, where nothing else is said. */
export function someFigures(
  id: string,
  rest: Partial<Omit<Figures, 'points'>> & { readonly points?: number } = {},
): Figures {
  const { points = 0, ...given } = rest;
  const candidate = aCandidate();
  return {
    member: { candidate, sketch: candidate, standing: { verdict: 'met' } },
    id,
    areaM2: 100,
    points: () => points,
    needs: [],
    size: undefined,
    isSure: true,
    wishes: [],
    ...given,
  };
}
