import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { type Built } from '#server/features/matches/snapshot.ts';

/** Of what the index of the bench is built. */
export const BENCH_BUILT: Built = { dataVersion: 1, catalogue: CATALOGUE, setting: 'bench' };
