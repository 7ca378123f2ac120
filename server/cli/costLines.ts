import { COST_LINES, type CostRange, type OccupancyCost, type UsedAssumption } from '#shared/occupancyCost.ts';
import { type OccupancyCosts } from '#shared/occupancyCostEndpoints.ts';
import { figure, valueText } from './figures.ts';
import { textTable } from './textTable.ts';

/** What spaces cost, as lines of text for a terminal. Money in yuan. */
export function costLines({ requirement, engineVersion, dataVersion, costs }: OccupancyCosts): string[] {
  return [
    `Judged as of ${requirement.asOf ?? ''}, engine ${engineVersion}, data ${dataVersion}. In CNY, from the cheapest to the dearest case.`,
    ...costs.flatMap((cost) => ['', ...linesOf(cost)]),
  ];
}

function linesOf(cost: OccupancyCost): string[] {
  const { spaceId, horizonYears, isForLease } = cost;
  if (!isForLease) return [`${spaceId} is not for lease.`];
  return [
    `${spaceId}, ${areaText(cost.areaM2)} over ${horizonYears} ${horizonYears === 1 ? 'year' : 'years'}`,
    ...accountLines(cost).map((line) => `  ${line}`),
    `  effective cost per m² and month: ${rangeText(cost.effectivePerM2Month, 2)}`,
    `  present value: ${rangeText(cost.presentValue)}`,
    `  incentives cover the fit-out: ${breakEvenText(cost.breakEvenYear)}`,
    ...listed('not known', cost.unknownFacts),
    ...listed('not asked for, so not counted', cost.notAsked),
    ...listed('assumed', cost.assumptions.map(assumptionText)),
  ];
}

function accountLines({ years, total }: OccupancyCost): string[] {
  const columns = ['year', ...COST_LINES, 'net'].map((title) => ({ title, align: 'right' }) as const);
  const accounts = [
    ...years.map(({ year, ...lines }) => ({ title: `${year}`, lines })),
    { title: 'all', lines: total },
  ];
  return textTable(
    columns,
    accounts.map(({ title, lines }) => [
      title,
      ...[...COST_LINES, 'net' as const].map((line) => rangeText(lines[line])),
    ]),
  );
}

const FEN_PER_YUAN = 100;

/** One amount where both cases have the same; a question mark where there is no bound. */
function rangeText({ lowFen, highFen }: CostRange, decimals = 0): string {
  const [low, high] = [lowFen, highFen].map((fen) => (fen === undefined ? '?' : yuan(fen, decimals)));
  return low === high ? (low ?? '') : `${low ?? ''} to ${high ?? ''}`;
}

function yuan(fen: number, decimals: number): string {
  return (fen / FEN_PER_YUAN).toLocaleString('en-GB', { maximumFractionDigits: decimals });
}

function areaText({ low, high }: OccupancyCost['areaM2']): string {
  const [least, most] = [low, high].map((areaM2) => (areaM2 === undefined ? '?' : figure(areaM2)));
  return `${least === most ? (least ?? '') : `${least ?? ''} to ${most ?? ''}`} m²`;
}

function breakEvenText({ earliest, latest }: OccupancyCost['breakEvenYear']): string {
  if (earliest === undefined) return 'not within the horizon';
  if (earliest === latest) return `by the end of year ${earliest}`;
  return `by the end of year ${earliest} at the earliest, ${latest === undefined ? 'or not within the horizon' : `of year ${latest} at the latest`}`;
}

function assumptionText({ id, value, isDefault, basis }: UsedAssumption): string {
  const text =
    typeof value === 'object'
      ? [...new Set([value.low, value.high])].map((end) => figure(end)).join(' to ')
      : valueText(value);
  return `${id} ${text}${isDefault ? ` (${basis ?? ''}, default)` : ''}`;
}

function listed(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`  ${title}: ${items.join(', ')}`];
}
