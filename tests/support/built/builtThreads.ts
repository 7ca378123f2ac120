import { type Plugin } from 'vite';
import { BUILT_VARIABLE, withBuiltThread } from './builtPrograms.ts';

/** The product within a test starts its threads as they were built; from its source where nothing was built. */
export function builtThreads(): Plugin {
  return {
    name: 'built-threads',
    enforce: 'pre',
    transform(source, id) {
      const folder = process.env[BUILT_VARIABLE];
      const path = id.split('?')[0] ?? '';
      return folder === undefined ? undefined : { code: withBuiltThread(source, { path, folder }), map: null };
    },
  };
}
