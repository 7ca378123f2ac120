import { benchReverse } from './bench.ts';
const [spaces = 3000, requirements = 5000, drawn = 500, sample = 50] = process.argv.slice(2).map(Number);
await benchReverse({ spaces, requirements, drawn, sample, seed: 1 }, (line) => process.stdout.write(`${line}\n`));
