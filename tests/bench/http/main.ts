import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchHttp } from './bench.ts';

/** `npm run bench:http`: the product in a process of its own over a large stock, asked over HTTP by another. */
const { values } = parseArgs({
  options: {
    spaces: { type: 'string', default: '1000000' },
    requirements: { type: 'string', default: '800' },
    connections: { type: 'string', default: '64' },
    imported: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
  },
});
const folder = await mkdtemp(join(tmpdir(), 'parkfit-bench-http-'));
try {
  await benchHttp(
    {
      folder,
      spaces: Number(values.spaces),
      requirements: Number(values.requirements),
      connections: Number(values.connections),
      seconds: Number(values.seconds),
      seed: Number(values.seed),
      imported: Number(values.imported),
      keep: async (name, text) => {
        const file = join(folder, name);
        await writeFile(file, text);
        return file;
      },
    },
    (line) => process.stdout.write(`${line}\n`),
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
