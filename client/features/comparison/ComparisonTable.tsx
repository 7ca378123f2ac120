import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Eligibility } from '#shared/policy/condition.ts';
import { type IncentiveStack, type Incentives } from '#shared/policy/judged.ts';
import { type Policy } from '#shared/policy/policy.ts';
import { usePolicies } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { awardHeadline } from '#client/explain/award.ts';
import { measuresByKey } from '#client/explain/measure.ts';
import { sumText } from '#client/explain/policyFact.ts';
import { type ComparedRow, type SortKey, type Sorting, sortedRows } from './sortedRows.ts';
import styles from './Comparison.module.css';

const COLUMNS: readonly SortKey[] = ['name', 'confirmed', 'possible'];
const FIRST_MEASURES = 3;

/** Sites as rows: how much each promises, by which measures first, and on what it rests; ordered by any of the first columns. */
export function ComparisonTable({ rows }: { readonly rows: readonly ComparedRow[] }): ReactElement {
  const { t } = useTranslation();
  const [sorting, setSorting] = useState<Sorting>({ by: 'possible', descending: true });
  const most = Math.max(1, ...rows.map(({ incentives }) => incentives.possible.totalFen));
  return (
    <div className={styles['scroll']} role="region" aria-label={t('comparison.table')} tabIndex={0}>
      <table className={styles['table']}>
        <caption className="pf-unseen">{t('comparison.table')}</caption>
        <thead>
          <tr>
            {COLUMNS.map((by) => (
              <SortHead key={by} by={by} sorting={sorting} onSort={setSorting} />
            ))}
            <th scope="col">{t('comparison.claimable')}</th>
            <th scope="col">{t('comparison.first')}</th>
          </tr>
        </thead>
        <tbody>
          {sortedRows(rows, sorting).map((row) => (
            <SiteRow key={row.site} row={row} most={most} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeadProps {
  readonly by: SortKey;
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
}

function SortHead({ by, sorting, onSort }: HeadProps): ReactElement {
  const { t } = useTranslation();
  const isSorted = sorting.by === by;
  const Icon = sorting.descending ? IconArrowDown : IconArrowUp;
  const order = sorting.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" aria-sort={isSorted ? order : 'none'} data-number={by !== 'name'}>
      <button
        type="button"
        onClick={() => {
          onSort({ by, descending: isSorted ? !sorting.descending : by !== 'name' });
        }}
      >
        {t(`comparison.columns.${by}`)}
        {isSorted && <Icon size={14} aria-hidden />}
      </button>
    </th>
  );
}

function SiteRow({ row, most }: { readonly row: ComparedRow; readonly most: number }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const { name, incentives } = row;
  const { confirmed, possible } = incentives;
  const policies = usePolicies().data;
  const counts = countsOf(incentives, policies ?? []);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="pf-number" data-number>
        {sumText(confirmed.totalFen, speaking)}
      </td>
      <td className="pf-number" data-number>
        {sumText(possible.totalFen, speaking)}
        <span className={styles['bar']} aria-hidden="true">
          <span style={{ width: `${(100 * confirmed.totalFen) / most}%` }} data-kind="confirmed" />
          <span style={{ width: `${(100 * (possible.totalFen - confirmed.totalFen)) / most}%` }} data-kind="possible" />
        </span>
        <Rests stack={possible} />
      </td>
      <td className={`${styles['counts'] ?? ''} pf-number`}>
        {t('comparison.counts', { eligible: counts.eligible, unknown: counts.unknown })}
      </td>
      <td>
        <FirstMeasures stack={confirmed.taken.length > 0 ? confirmed : possible} />
      </td>
    </tr>
  );
}

/** How many awards may be claimed, and of how many that is not known. */
function countsOf({ measures }: Incentives, policies: readonly Policy[]): { eligible: number; unknown: number } {
  const byKey = measuresByKey(policies);
  const awards = measures.filter(({ id }) => byKey.get(id)?.measure.kind === 'award');
  const ofVerdict = (wanted: Eligibility): number => awards.filter(({ verdict }) => verdict === wanted).length;
  return { eligible: ofVerdict('eligible'), unknown: ofVerdict('unknown') };
}

/** What of a total is not sure to be in force. */
function Rests({ stack: { validityNotFoundFen } }: { readonly stack: IncentiveStack }): ReactElement | null {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  if (validityNotFoundFen === 0) return null;
  return (
    <span className={styles['note']}>{t('comparison.rests', { amount: sumText(validityNotFoundFen, speaking) })}</span>
  );
}

/** The measures that bring most. */
function FirstMeasures({ stack }: { readonly stack: IncentiveStack }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const policies = usePolicies().data ?? [];
  const taken = [...stack.taken].sort((one, other) => other.fen - one.fen || one.id.localeCompare(other.id));
  if (taken.length === 0) return <>{t('incentives.nothing')}</>;
  return (
    <ul className={styles['measures']}>
      {taken.slice(0, FIRST_MEASURES).map(({ id, fen }) => (
        <li key={id}>
          {awardHeadline(id, { policies, speaking })}{' '}
          <span className="pf-number pf-quiet">{sumText(fen, speaking)}</span>
        </li>
      ))}
      {taken.length > FIRST_MEASURES && (
        <li className="pf-quiet">{t('comparison.more', { count: taken.length - FIRST_MEASURES })}</li>
      )}
    </ul>
  );
}
