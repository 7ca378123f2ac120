// A worker thread does not inherit the loader of TypeScript, so it registers its own before the first typed module.
import { register } from 'tsx/esm/api';

register();
await import('./serveInWorker.ts');
