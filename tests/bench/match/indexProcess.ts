import { readSeed } from '#seed/load.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { stockIndexOfImage } from '#server/matchIndex/stockIndex.ts';
import { loadIndex } from './benchSnapshot.ts';
import { explainerOf } from './explainer.ts';
import { indexEngine } from './indexEngine.ts';
import { type BestReply, type ExplainedReply, Question, type WholeReply } from './messages.ts';
import { CLOCKS, oneOf } from './options.ts';
import { circumstancesIn } from './world.ts';

/**
 * The index that `bench:match` measures: loads the snapshot that the command line names and answers one question after
 * another, each timed by the clock that it names. In a process of its own, as a server is: beside gigabytes of objects and
 * peers it would be slowed by what these leave behind.
 */
const [path = '', clockName = 'wall'] = process.argv.slice(2);
const clock = CLOCKS[oneOf('clock', clockName, ['wall', 'cpu'])];
const index = await loadIndex(path);
const { best } = indexEngine(index.rank);
const { placed } = stockIndexOfImage(index.image(), CATALOGUE);
const explain = explainerOf(placed, clock);
const surroundings = { ...(await readSeed()), ground: { parks: placed.sites } };
process.on('message', (message) => {
  process.send?.(replyTo(Question.parse(message)));
});
process.send?.('ready');

function replyTo(question: Question): BestReply | WholeReply | ExplainedReply {
  const asked = circumstancesIn(surroundings, question.requirement);
  const { limit } = question;
  if (question.kind === 'explained') return explain(asked, limit);
  const from = clock();
  if (question.kind === 'best') {
    const found = best(asked, limit);
    return { ms: clock() - from, placed: [...found] };
  }
  const { bundles } = index.evaluate(asked, { limit, include: question.include });
  return { ms: clock() - from, bundles };
}
