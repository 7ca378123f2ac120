import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { COST_LINES, type CostLines, type OccupancyCost } from '#shared/occupancyCost.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { type CostCase, costCaseText, fenIn } from '#client/explain/cost.ts';
import styles from './Cost.module.css';

interface Props {
  readonly cost: OccupancyCost;
  readonly which: CostCase;
}

/** The account of one case in numbers, year by year; lines that are nothing throughout are left out, those not known are said to be so. */
export function CostTable({ cost, which }: Props): ReactElement {
  const { t } = useTranslation();
  const name = t('cost.table', { case: t(`cost.cases.${which}`) });
  const lines = [
    ...COST_LINES.filter((line) => cost.years.some((year) => fenIn(year[line], which) !== 0)),
    'net' as const,
  ];
  return (
    <div className={styles['scroll']} role="region" aria-label={name} tabIndex={0}>
      <table className={`${styles['table'] ?? ''} pf-number`}>
        <caption>{name}</caption>
        <thead>
          <tr>
            <th scope="col">{t('cost.year')}</th>
            {lines.map((line) => (
              <th key={line} scope="col">
                {t(`cost.lines.${line}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cost.years.map((year) => (
            <Row
              key={year.year}
              name={year.year === 0 ? t('cost.start') : String(year.year)}
              amounts={year}
              {...{ lines, which }}
            />
          ))}
        </tbody>
        <tfoot>
          <Row name={t('cost.total')} amounts={cost.total} {...{ lines, which }} />
        </tfoot>
      </table>
    </div>
  );
}

interface RowProps {
  readonly name: string;
  readonly amounts: CostLines;
  readonly lines: readonly (keyof CostLines)[];
  readonly which: CostCase;
}

function Row({ name, amounts, lines, which }: RowProps): ReactElement {
  const speaking = useSpeaking();
  return (
    <tr>
      <th scope="row">{name}</th>
      {lines.map((line) => (
        <td key={line}>{costCaseText(amounts[line], which, speaking)}</td>
      ))}
    </tr>
  );
}
