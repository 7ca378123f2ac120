import { percentile } from '../percentile.ts';
import { LIMIT } from './inTurn.ts';
import { msText, number } from './lines.ts';
import { type ExplainedReply } from './messages.ts';
import { type Requirement } from './requirements.ts';
import { type StartedIndex } from './startedIndex.ts';

/** Requirements to be asked, and others by which all that is asked is warmed up. */
export interface Asking {
  readonly asked: readonly Requirement[];
  readonly others: readonly Requirement[];
}

/** What it takes to explain the spaces that a search has found: flat, as findings, and as JSON. */
export async function explanationLines(
  { explained }: Pick<StartedIndex, 'explained'>,
  { asked, others }: Asking,
): Promise<string[]> {
  for (const one of others) await explained(one);
  const all: ExplainedReply[] = [];
  for (const one of asked) all.push(await explained(one));
  const of = (msOfOne: (one: ExplainedReply) => number): number[] => all.map(msOfOne);
  const flatMs = of((one) => one.flatMs);
  const share =
    percentile(flatMs, 0.5) /
    percentile(
      of(({ searchMs }) => searchMs),
      0.5,
    );
  const asJson = of((one) => one.flatMs + one.findingsMs + one.jsonMs);
  return [
    `flat explanation of ${LIMIT}: ${msText(flatMs)}, ${number(100 * share)} % of the search (promised at most 25 %)`,
    `findings of ${LIMIT}, made of it: ${msText(of(({ findingsMs }) => findingsMs))}`,
    `findings of ${LIMIT} that stand ready, as JSON: ${msText(of(({ jsonMs }) => jsonMs))}; with all that comes before ${msText(asJson)} (promised at most 1 ms)`,
  ];
}
