import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { fuzzServer } from './api/server.ts';
import { fuzzStore } from './store.ts';

/**
 * `npm run fuzz`: 100,000 changed messages to a server of the store; `-- --messages 5000` sends fewer. With `--api`
 * 1,000,000 requests to the API, as everybody; `--requests 5000` sends fewer. `--seed` does again what a former run has done.
 */
const { values } = parseArgs({
  options: {
    api: { type: 'boolean', default: false },
    messages: { type: 'string', default: '100000' },
    requests: { type: 'string', default: '1000000' },
    seed: { type: 'string' },
  },
});
const seed = Number(values.seed ?? randomInt(2 ** 32));
process.stdout.write(`seed ${seed}\n`);
const isWell = values.api
  ? await fuzzServer({ seed, requests: Number(values.requests) })
  : await fuzzStore({ seed, messages: Number(values.messages) });
process.exitCode = isWell ? 0 : 1;
