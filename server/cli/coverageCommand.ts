import { readSeed } from '#seed/load.ts';
import { type CoveredPlace, coverageOf } from '../domain/policy/coverage.ts';
import { EXIT } from '../exit.ts';
import { type Command } from './command.ts';
import { coverageLines } from './coverageLines.ts';
import { FLAG, read } from './words.ts';
import { UsageFault } from './terminal.ts';
import { withServices } from './withServices.ts';

/** Prints, place by place, which policies are in, how sure they are and what was not found; of the store, or of what ships. */
export const coverageCommand: Command = async (words, surroundings) => {
  const { values, file } = read(words, { shipped: FLAG, json: FLAG });
  if (file !== undefined) throw new UsageFault(`What is ${file} for?`);
  const tell = (coverage: readonly CoveredPlace[]): number => {
    const lines = values.json === true ? [JSON.stringify(coverage, null, 2)] : coverageLines(coverage);
    for (const line of lines) surroundings.terminal.print(line);
    return EXIT.ok;
  };
  if (values.shipped === true) {
    const { places, policies } = await readSeed();
    return tell(coverageOf(places, policies));
  }
  return withServices(surroundings, async ({ incentives }) => {
    const { places, policies } = await incentives.around();
    return tell(coverageOf(places, policies));
  });
};
