import { type Evaluate } from '#server/domain/matching/evaluation.ts';
import { type Engine } from './engine.ts';

/** The index that is measured: an answer with nothing but results. */
export function indexEngine(index: Evaluate): Engine {
  return {
    name: 'index',
    best: (asked, limit) =>
      index(asked, { limit, include: [] }).results.map(({ space, verdict, score }) => ({
        id: space.id,
        isMet: verdict === 'met',
        ...score,
      })),
  };
}
