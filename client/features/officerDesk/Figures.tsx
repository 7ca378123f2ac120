import { Skeleton } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '#client/ui/Problem.tsx';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { dayText } from './leadText.ts';
import { useFigures } from './leadQueries.ts';
import styles from './Officer.module.css';

/** The figures of the week, and what is overdue at which stage. */
export function Figures({ organisationId }: { readonly organisationId: string }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const { data, error, refetch } = useFigures(organisationId);
  if (error !== null) return <Problem problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={56} />;
  const late = data.columns.filter(({ overdueCount }) => overdueCount > 0);
  const overdue = late.reduce((sum, { overdueCount }) => sum + overdueCount, 0);
  return (
    <section className={styles['figures']} aria-label={t('officer.figures', { day: dayText(data.weekFrom, speaking) })}>
      <dl>
        <Figure name={t('officer.newThisWeek')} value={data.newCount} />
        <Figure name={t('officer.movedThisWeek')} value={data.movedCount} />
        <Figure name={t('officer.signedThisWeek')} value={data.signedCount} />
        <Figure name={t('officer.overdueNow')} value={overdue} />
      </dl>
      <p className="pf-quiet pf-number">
        {t('officer.figures', { day: dayText(data.weekFrom, speaking) })}
        {late.length > 0 &&
          ` · ${t('officer.overdueBy', {
            list: late
              .map(({ column, overdueCount }) => `${t(`officer.columns.${column}`)} ${overdueCount}`)
              .join(t('officer.and')),
          })}`}
      </p>
    </section>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: number }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="pf-number">{value}</dd>
    </div>
  );
}
