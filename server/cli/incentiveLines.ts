import { type Site } from '#shared/incentiveEndpoints.ts';
import { type Incentives, type IncentiveStack, type JudgedMeasure, type NextQuestion } from '#shared/policy/judged.ts';
import { yuan } from './figures.ts';
import { textTable } from './textTable.ts';

/** Questions that are told. Ours. */
const QUESTIONS_TOLD = 5;

/** What the policies of one site promise, as lines of text for a terminal. */
export function incentiveLines({
  site,
  incentives,
}: {
  readonly site: Site;
  readonly incentives: Incentives;
}): string[] {
  const { asOf, confirmed, possible, openEnded, measures, nextQuestions } = incentives;
  return [
    `${siteText(site)}, as of ${asOf}: ${yuan(confirmed.totalFen)} CNY confirmed, ${yuan(possible.totalFen)} CNY possible${openEnded.length === 0 ? '' : ' or more'}.`,
    ...stackLines('Confirmed', confirmed),
    ...stackLines('Possible', possible),
    ...(openEnded.length === 0 ? [] : [`  Without a known end: ${openEnded.join(', ')}`]),
    ...measureLines(measures),
    ...questionLines(nextQuestions),
    '',
  ];
}

/** A site as it is named on the command line. */
export function siteText(site: Site): string {
  if ('spaceId' in site) return `Space ${site.spaceId}`;
  return 'parkId' in site ? `Park ${site.parkId}` : `Place ${site.placeId}`;
}

function stackLines(title: string, stack: IncentiveStack): string[] {
  if (stack.taken.length === 0 && stack.left.length === 0) return [];
  const rests = [
    ...(stack.validityNotFoundFen === 0 ? [] : [`${yuan(stack.validityNotFoundFen)} CNY on days in force not found`]),
    ...(stack.beforeFairCompetitionFen === 0
      ? []
      : [`${yuan(stack.beforeFairCompetitionFen)} CNY on policies from before 2024-08-01`]),
  ];
  return [
    `  ${title}: ${yuan(stack.totalFen)} CNY${rests.length === 0 ? '' : `; rests with ${rests.join(', ')}`}`,
    ...stack.taken.map(({ id, fen, payments, cutBy }) => {
      const years = payments.map((payment) => `${payment.year} ${yuan(payment.fen)}`).join(', ');
      return `    + ${id} ${yuan(fen)} (${years})${cutBy.length === 0 ? '' : `, cut by ${cutBy.join(', ')}`}`;
    }),
    ...stack.left.map(({ id, reason, costsFen }) => {
      const instead = reason.instead.length === 0 ? '' : ` for ${reason.instead.join(', ')}`;
      return `    - ${id}: ${reason.kind} by ${reason.by}${instead}${costsFen === 0 ? '' : `, would cost ${yuan(costsFen)}`}`;
    }),
  ];
}

const COLUMNS = [
  { title: 'measure', align: 'left' },
  { title: 'verdict', align: 'left' },
  { title: 'days', align: 'left' },
  { title: 'least CNY', align: 'right' },
  { title: 'most CNY', align: 'right' },
] as const;

function measureLines(measures: readonly JudgedMeasure[]): string[] {
  const open = measures.filter(({ verdict }) => verdict !== 'not-eligible');
  if (open.length === 0) return ['  No measure is open to the company.'];
  const rows = open.map(({ id, verdict, inForce, amount }) => [
    id,
    verdict,
    inForce,
    amount === undefined ? '' : yuan(amount.lowFen),
    amount === undefined ? '' : mostText(amount.highFen),
  ]);
  return textTable(COLUMNS, rows).map((line) => `  ${line}`);
}

function mostText(highFen: number | undefined): string {
  return highFen === undefined ? 'no known end' : yuan(highFen);
}

function questionLines(questions: readonly NextQuestion[]): string[] {
  const told = questions.filter(({ swingFen }) => swingFen > 0).slice(0, QUESTIONS_TOLD);
  if (told.length === 0) return [];
  return [
    '  What to find out next:',
    ...told.map(({ fact, question, swingFen, measures }) => {
      const asked = fact ?? `${question?.policy ?? ''}/${question?.ask ?? ''}`;
      return `    ${asked}: up to ${yuan(swingFen)} CNY, for ${measures.join(', ')}`;
    }),
  ];
}
