import { type FactId, type PolicyFactValue } from '#shared/policy/facts.ts';
import { type NextQuestion } from '#shared/policy/judged.ts';
import { byCodeUnits } from '../matching/order.ts';
import { type Claimant } from './facts.ts';
import { stackTotalOf } from './incentiveStack.ts';
import { type ClaimedMeasure, type PlacesFrom, judgedAgain, linksOf } from './measuresAt.ts';
import { type OpenFact, openFactsOf } from './openFacts.ts';
import { answersTo } from './possibleAnswers.ts';
import { type StackQuestion } from './stackOptions.ts';
import { stackProblemOf } from './stackProblem.ts';

/** What a company was found to be promised at one place. */
interface Found {
  readonly claimant: Claimant;
  readonly placesFrom: PlacesFrom;
  readonly measures: readonly ClaimedMeasure[];
}

interface Totals {
  readonly confirmedFen: number;
  readonly possibleFen: number;
}

/**
 * What to find out next: each fact that is not known, and each question that is not answered, of a measure that is open or
 * whose amount it would move, with the most by which any one answer to it alone would change the total of the confirmed
 * stack or that of the possible one. Amounts without a known end are left out of all these totals, for no answer
 * changes them by a most. Those that move most first; then those that more measures ask for; then by id.
 */
export function nextQuestions(found: Found): NextQuestion[] {
  const { measures, claimant } = found;
  const open = measures.filter(({ judged }) => judged.verdict !== 'not-eligible');
  const endless = new Set(
    stackProblemOf(measures, { claimant, sight: 'possible' }).openEnded.map(({ owner }) => owner.judged.id),
  );
  const totalsOf = createTotals(endless);
  const now = totalsOf(open, claimant);
  // Whether any clause is one that a share is of does not hang on what is open.
  const links = linksOf(measures);
  // What is shut out stays shut out, whatever else becomes known; what does not ask stays as it is.
  const swingOf = (fact: OpenFact, answered: Claimant): number => {
    const by = { claimant: answered, placesFrom: found.placesFrom, asking: new Set(fact.measures), links };
    const then = totalsOf(judgedAgain(open, by), answered);
    return Math.max(Math.abs(then.confirmedFen - now.confirmedFen), Math.abs(then.possibleFen - now.possibleFen));
  };
  return [...openFactsOf(open)]
    .map(([key, fact]) => ({
      key,
      question: questionOf(
        fact,
        Math.max(0, ...answeredWith(claimant, fact).map((answered) => swingOf(fact, answered))),
      ),
    }))
    .sort((one, other) => bySwing(one.question, other.question) || byCodeUnits(one.key, other.key))
    .map(({ question }) => question);
}

function bySwing(one: NextQuestion, other: NextQuestion): number {
  return other.swingFen - one.swingFen || other.measures.length - one.measures.length;
}

function questionOf({ asks, measures }: OpenFact, swingFen: number): NextQuestion {
  const sorted = measures.toSorted(byCodeUnits);
  return 'fact' in asks
    ? { fact: asks.fact, swingFen, measures: sorted }
    : { question: asks, swingFen, measures: sorted };
}

/** The claimant as it would be with each answer that matters. */
function answeredWith(claimant: Claimant, open: OpenFact): Claimant[] {
  const { asks } = open;
  if ('fact' in asks) return answersTo(asks.fact, open).map((value) => knowing(claimant, asks.fact, value));
  const key = `${asks.policy}/${asks.ask}`;
  return [true, false].map((said) => ({ ...claimant, answers: { ...claimant.answers, [key]: said } }));
}

function knowing(claimant: Claimant, fact: FactId, value: PolicyFactValue): Claimant {
  return { ...claimant, facts: { ...claimant.facts, [fact]: value } };
}

/** The totals of both stacks without some measures; where the measures say and pay the same as before, not reckoned again. */
function createTotals(
  without: ReadonlySet<string>,
): (measures: readonly ClaimedMeasure[], claimant: Claimant) => Totals {
  const known = new Map<string, number>();
  const totalOf = (measures: readonly ClaimedMeasure[], question: StackQuestion): number => {
    const key = keyOf(measures, question.sight);
    const total = known.get(key) ?? stackTotalOf(measures, question).totalFen;
    known.set(key, total);
    return total;
  };
  return (measures, claimant) => {
    const counted = measures.filter(({ judged }) => !without.has(judged.id));
    return {
      confirmedFen: totalOf(counted, { claimant, sight: 'confirmed' }),
      possibleFen: totalOf(counted, { claimant, sight: 'possible' }),
    };
  };
}

/** All that a stack depends on that an answer may change: the verdicts, and the amounts at the end that counts. */
function keyOf(measures: readonly ClaimedMeasure[], sight: StackQuestion['sight']): string {
  const told = measures.map(({ measure, judged: { verdict }, parts }) => {
    const isCounted = verdict === 'eligible' || (sight === 'possible' && verdict === 'unknown');
    const fens = isCounted ? parts.map(({ id, fen }) => `${id} ${fen.low} ${fen.high}`) : [];
    return `${sight === 'confirmed' || !isCounted || measure.kind === 'cap' ? verdict : ''} ${fens.join(' ')}`;
  });
  return `${sight} ${told.join('|')}`;
}
