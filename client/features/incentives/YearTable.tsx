import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type IncentiveStack, type YearFen } from '#shared/policy/judged.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { sumText } from '#client/explain/policyFact.ts';
import styles from './Incentives.module.css';

interface Props {
  readonly confirmed: IncentiveStack;
  readonly possible: IncentiveStack;
}

/** What is paid in which year, confirmed and possible; nothing where nothing is paid. */
export function YearTable({ confirmed, possible }: Props): ReactElement | null {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const years = [...new Set([...confirmed.byYear, ...possible.byYear].map(({ year }) => year))].sort((a, b) => a - b);
  if (years.length === 0) return null;
  const text = (byYear: readonly YearFen[], year: number): string =>
    sumText(byYear.find((paid) => paid.year === year)?.fen ?? 0, speaking);
  return (
    <>
      <table className={`${styles['years'] ?? ''} pf-number`}>
        <caption>{t('incentives.byYear')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('incentives.year')}</th>
            <th scope="col">{t('incentives.confirmed')}</th>
            <th scope="col">{t('incentives.possible')}</th>
          </tr>
        </thead>
        <tbody>
          {years.map((year) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              <td>{text(confirmed.byYear, year)}</td>
              <td>{text(possible.byYear, year)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles['note']}>{t('incentives.payoutNote')}</p>
    </>
  );
}
