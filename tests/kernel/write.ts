import { writeFile } from 'node:fs/promises';
import { compiledKernel } from './compile.ts';

/** `npm run build:kernel`: compiles the kernel of the match index into the file that it is read from. */
const base64 = Buffer.from(await compiledKernel()).toString('base64');
const LINE = 110;
const lines = base64.match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
const text = lines.map((line) => `  '${line}'`).join(',\n');
await writeFile(
  new URL('../../server/matchIndex/kernel/bytes.ts', import.meta.url),
  `/** \`assembly/kernel.ts\`, compiled by \`npm run build:kernel\`: as base64. */\nexport const KERNEL_BASE64 = [\n${text},\n].join('');\n`,
);
