import { configFor } from './configFor.ts';

/** The tests that say who may what. */
export default configFor(['tests/server/domain/access/**/*.test.ts']);
