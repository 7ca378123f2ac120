import { configFor } from './configFor.ts';

/** The tests that hold the index to what matching means, whatever has become of it, and to what a search may cost. */
export default configFor([
  'tests/server/matchIndex/**/*.test.ts',
  'tests/server/features/matches/{answerText,snapshot}.test.ts',
  'tests/properties/{bounds,changingStock,covers,matchIndex,ties}.test.ts',
]);
