import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type JobState, listJobs, runJob } from '#shared/operationEndpoints.ts';
import { call } from '#client/app/api.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { momentText } from '#client/explain/moment.ts';
import { FormProblem } from '#client/features/account/FormProblem.tsx';
import styles from '#client/features/organisations/Organisations.module.css';
import { ORGANISATION_KEY, useList } from '#client/features/organisations/organisationQueries.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { Tag } from '#client/ui/Tag.tsx';
import { jobDidText } from './jobDid.ts';

/** What the server does by itself, and how that went. */
export function JobsTab(): ReactElement {
  const { t } = useTranslation();
  const jobs = useList(listJobs, {});
  return (
    <section className={styles['section']}>
      {jobs.isPending && <Skeleton height={160} />}
      {jobs.isError && <Problem problem={jobs.error} onRetry={() => void jobs.refetch()} />}
      {jobs.data?.items.length === 0 && <p className="pf-quiet">{t('administration.noJobs')}</p>}
      <ul className={styles['rows']}>
        {jobs.data?.items.map((job) => (
          <li key={job.name}>
            <Job job={job} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Job({ job: { name, last, runs, failures } }: { readonly job: JobState }): ReactElement {
  const { t } = useTranslation();
  const { language, say } = useSpeaking();
  const client = useQueryClient();
  const running = useMutation({
    mutationFn: () => call(runJob, { params: { name }, body: {} }),
    onSettled: () => client.invalidateQueries({ queryKey: [ORGANISATION_KEY] }),
  });
  return (
    <>
      <span className={styles['who']}>
        <strong>
          {t([`administration.jobNames.${name}`], { defaultValue: name })} <code className="pf-quiet">{name}</code>{' '}
          {last?.outcome === 'failed' && <Tag look="filled">{t('administration.failed')}</Tag>}
        </strong>
        <span className="pf-quiet">
          {last === undefined
            ? t('administration.neverRan')
            : t('administration.ranAt', { at: momentText(last.endedAt, language), runs, failures })}
        </span>
        {last?.did !== undefined && <span>{jobDidText(name, last.did, say)}</span>}
        {last?.reason !== undefined && <span lang="en">{last.reason}</span>}
      </span>
      <Button
        size="xs"
        variant="default"
        loading={running.isPending}
        aria-label={t('administration.runName', { name })}
        onClick={() => {
          running.mutate();
        }}
      >
        {t('administration.run')}
      </Button>
      <FormProblem problem={running.error} />
    </>
  );
}
