import { PLACES_MAX, type Site } from '#shared/incentiveEndpoints.ts';
import { CATALOGUE } from '../domain/matching/catalogue.ts';
import { EXIT } from '../exit.ts';
import { type IncentiveService } from '../features/matches/incentives/service.ts';
import { findMatchesIn } from '../features/matches/endpoint.ts';
import { type Command } from './command.ts';
import { incentiveLines } from './incentiveLines.ts';
import { readJson, tellingFailures } from './jsonInput.ts';
import { UsageFault } from './terminal.ts';
import { withServices } from './withServices.ts';
import { FLAG, TEXT, read, required } from './words.ts';

/** The operation whose requirement the command line reads, before it opens the store. */
const findMatches = findMatchesIn(CATALOGUE);

const MANY = { ...TEXT, multiple: true } as const;

/** Prints what the policies of some spaces, parks and places promise the company of a requirement; returns the exit code. */
export const incentivesCommand: Command = async (words, surroundings) => {
  const { terminal } = surroundings;
  const { values, file } = read(words, { space: MANY, park: MANY, place: MANY, json: FLAG });
  const { space = [], park = [], place = [], json = false } = values;
  const source = required(file, 'incentives needs a requirement: a JSON file, or - for standard input.');
  const sites = sitesOf({ space, park, place });
  return tellingFailures(terminal, async () => {
    const requirement = await readJson({ source, schema: findMatches.input.body, noun: 'a requirement' }, terminal);
    return withServices(surroundings, async ({ incentives }) => {
      const answer = await incentives.find({ requirement, sites });
      for (const line of linesOf(answer, json)) terminal.print(line);
      return EXIT.ok;
    });
  });
};

type Answer = Awaited<ReturnType<IncentiveService['find']>>;

function linesOf(answer: Answer, json: boolean): string[] {
  return json ? [JSON.stringify(answer, null, 2)] : answer.items.flatMap(incentiveLines);
}

/** Spaces, then parks, then places. @throws {UsageFault} where there are none, or too many */
function sitesOf({ space, park, place }: Readonly<Record<'space' | 'park' | 'place', readonly string[]>>): Site[] {
  const sites = [
    ...space.map((spaceId) => ({ spaceId })),
    ...park.map((parkId) => ({ parkId })),
    ...place.map((placeId) => ({ placeId })),
  ];
  if (sites.length === 0)
    throw new UsageFault('incentives needs --space, --park or --place: an id, each several times.');
  if (sites.length > PLACES_MAX) throw new UsageFault(`incentives compares ${PLACES_MAX} sites at most.`);
  return sites;
}
