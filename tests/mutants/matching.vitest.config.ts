import { configFor } from './configFor.ts';

/** The tests that say what matching means. */
export default configFor([
  'tests/server/domain/matching/**/*.test.ts',
  'tests/server/features/matches/capsule.test.ts',
  'tests/properties/{bounds,bundles,certificate,covers,hardness,ranking,replay,resourcesNearby,setSearch}.test.ts',
]);
