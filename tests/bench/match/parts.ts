import { isDeepStrictEqual } from 'node:util';
import { type AnswerPart, type Bundle } from '#shared/answer.ts';
import { type Circumstances } from '#server/domain/matching/candidate.ts';
import { percentile } from '../percentile.ts';
import { type Clock } from './engine.ts';
import { type Asking } from './explanations.ts';
import { LIMIT } from './inTurn.ts';
import { msText, number } from './lines.ts';
import { type WholeReply } from './messages.ts';
import { type Requirement } from './requirements.ts';
import { type StartedIndex } from './startedIndex.ts';

/** What the parts of an answer are measured with. */
export interface PartsSetting extends Asking {
  readonly index: Pick<StartedIndex, 'whole'>;
  readonly bundles: (asked: Circumstances, limit: number) => Bundle[];
  readonly circumstancesOf: (requirement: Requirement) => Circumstances;
  readonly clock: Clock;
}

const INCLUDED = {
  nothing: [],
  counts: ['counts'],
  relaxations: ['relaxations', 'nearMisses'],
  bundles: ['bundles'],
} as const satisfies Readonly<Record<string, readonly AnswerPart[]>>;

/** What was asked of one requirement took. */
interface PartsMs extends Readonly<Record<keyof typeof INCLUDED | 'byColumns', number>> {
  readonly isSame: boolean;
}

/** What the index takes for each part of an answer besides the results; bundles beside a pass over columns. */
export async function partLines(setting: PartsSetting): Promise<string[]> {
  const { asked, others } = setting;
  for (const one of others) await partsMs(setting, one);
  const all: PartsMs[] = [];
  for (const one of asked) all.push(await partsMs(setting, one));
  const of = (part: Exclude<keyof PartsMs, 'isSame'>): number[] => all.map((one) => one[part]);
  const times = percentile(of('byColumns'), 0.5) / percentile(of('bundles'), 0.5);
  const differing = all.filter(({ isSame }) => !isSame).length;
  return [
    `nothing included, the ${LIMIT} spaces read and shown: ${msText(of('nothing'))}`,
    `include=counts: ${msText(of('counts'))} (promised at most 25 ms)`,
    `include=relaxations,nearMisses: ${msText(of('relaxations'))} (promised at most 100 ms)`,
    `include=bundles: ${msText(of('bundles'))}; by a pass over columns ${msText(of('byColumns'))}; the index is ${number(times)} times as fast at the median (promised 5); ${differing} of ${all.length} answers different`,
  ];
}

/** The requirement reaches the index anew with each question, so that nothing that is kept of one serves the next. */
async function partsMs({ index, bundles, circumstancesOf, clock }: PartsSetting, one: Requirement): Promise<PartsMs> {
  const whole = (part: keyof typeof INCLUDED): Promise<WholeReply> => index.whole(one, INCLUDED[part]);
  const nothing = await whole('nothing');
  const counts = await whole('counts');
  const relaxations = await whole('relaxations');
  const bundled = await whole('bundles');
  const asked = circumstancesOf(one);
  const from = clock();
  const found = bundles(asked, LIMIT);
  return {
    byColumns: clock() - from,
    nothing: nothing.ms,
    counts: counts.ms,
    relaxations: relaxations.ms,
    bundles: bundled.ms,
    isSame: isDeepStrictEqual(bundled.bundles, found),
  };
}
