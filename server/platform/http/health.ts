import { Router } from 'express';
import { PRODUCT_VERSION } from '../productVersion.ts';

/** What the health routes ask. */
export interface Health {
  /** Whether requests can be answered now. Rejects or says no where they cannot. */
  readonly isReady: () => Promise<boolean>;
}

/** For whoever supervises the process: `live` while it runs, `ready` while it can answer. */
export function createHealthRoutes({ isReady }: Health): Router {
  const router = Router();
  router.get('/live', (_req, res) => {
    res.set('Cache-Control', 'no-store').json({ status: 'live', version: PRODUCT_VERSION });
  });
  router.get('/ready', async (_req, res) => {
    // A store that is away is the answer here and not a fault.
    const ready = await isReady().catch(() => false);
    res
      .status(ready ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ status: ready ? 'ready' : 'not-ready' });
  });
  return router;
}
