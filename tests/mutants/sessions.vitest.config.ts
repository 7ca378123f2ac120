import { configFor } from './configFor.ts';

/** The tests that say who is signed in, and for how long. */
export default configFor(['tests/server/features/sessions/**/*.test.ts']);
