import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { getWellbeing } from '#shared/operationEndpoints.ts';
import { call } from '#client/app/api.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { momentText } from '#client/explain/moment.ts';
import styles from '#client/features/organisations/Organisations.module.css';
import { ORGANISATION_KEY } from '#client/features/organisations/organisationQueries.ts';
import { Problem } from '#client/ui/Problem.tsx';

/** How the server is. */
export function HealthTab(): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const health = useQuery({
    queryKey: [ORGANISATION_KEY, 'health'],
    staleTime: 0,
    queryFn: ({ signal }) => call(getWellbeing, {}, signal),
  });
  if (health.isPending) return <Skeleton height={160} />;
  if (health.isError) return <Problem problem={health.error} onRetry={() => void health.refetch()} />;
  const { version, nodeVersion, startedAt, storeAnswers, residentMb, indexBuilds, jobsFailed, jobsLate } = health.data;
  const listed = (names: readonly string[]): string =>
    names.length === 0
      ? t('administration.health.none')
      : names.map((name) => t([`administration.jobNames.${name}`], { defaultValue: name })).join(', ');
  const facts = {
    version,
    nodeVersion,
    startedAt: momentText(startedAt, language),
    store: t(storeAnswers ? 'administration.health.answers' : 'administration.health.silent'),
    memory: `${Math.round(residentMb).toLocaleString(language)} MB`,
    indexBuilds: String(indexBuilds),
    jobsFailed: listed(jobsFailed),
    jobsLate: listed(jobsLate),
  };
  return (
    <section className={styles['section']}>
      <dl className={styles['facts']}>
        {Object.entries(facts).map(([name, value]) => (
          <div key={name}>
            <dt>{t(`administration.health.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
