import { configFor } from './configFor.ts';

/** The tests that hold the index to what matching means, and to what a search may cost. */
export default configFor([
  'tests/server/matchIndex/**/*.test.ts',
  'tests/properties/{bounds,covers,matchIndex,ties}.test.ts',
]);
