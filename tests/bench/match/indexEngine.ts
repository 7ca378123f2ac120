import { type Rank } from '#server/domain/matching/evaluation.ts';
import { type Engine } from './engine.ts';

/** The index that is measured: what every engine tells of the best spaces, and no more. */
export function indexEngine(rank: Rank): Engine {
  return {
    name: 'index',
    best: (asked, limit) =>
      rank(asked, limit).map(({ id, verdict, score }) => ({ id, isMet: verdict === 'met', ...score })),
  };
}
