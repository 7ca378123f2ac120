import { createRequire } from 'node:module';
import type { Plugin } from 'vite';
import { clipLand, type LandTopology } from './clipLand.ts';
import { LAND_PATH } from './sheet.ts';

/** Makes the land outline of the base map when the client is built, as a file that the map fetches when it is first shown. */
export function landPlugin(): Plugin {
  return {
    name: 'parkfit-land',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: LAND_PATH, source: landJson() });
    },
    configureServer(server) {
      server.middlewares.use(`${server.config.base}${LAND_PATH}`, (_request, response) => {
        response.setHeader('content-type', 'application/json').end(landJson());
      });
    },
  };
}

function landJson(): string {
  // Required, because importing JSON prints a warning on Node 20.
  const require = createRequire(import.meta.url);
  return JSON.stringify(clipLand(require('world-atlas/land-10m.json') as LandTopology));
}
