import { Button, Textarea } from '@mantine/core';
import { type UseInfiniteQueryResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ListingReport, listListingReports, resolveListingReport } from '#shared/listingReport.ts';
import { call } from '#client/app/api.ts';
import { usePages } from '#client/app/usePages.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { momentText } from '#client/explain/moment.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { Tag } from '#client/ui/Tag.tsx';
import { ListOf } from '#client/ui/ListOf.tsx';
import { ReportHistory } from './ReportHistory.tsx';
import { useDesk } from './useDesk.ts';
import styles from './desk.module.css';

/** What somebody found wrong with the operator's listings, and what became of it. */
export function ReportsView(): ReactElement {
  const { t } = useTranslation();
  const found = useReports();
  return (
    <div className={styles['column']}>
      <h2>{t('operator.views.reports')}</h2>
      <p>{t('operator.reportsHint')}</p>
      <ListOf
        found={found}
        label={t('operator.views.reports')}
        empty={<p>{t('operator.noReports')}</p>}
        row={(report) => <Report report={report} />}
      />
    </div>
  );
}

function useReports(): UseInfiniteQueryResult<ListingReport[]> {
  const { organisationId } = useDesk();
  return usePages({
    queryKey: ['listing-reports', organisationId],
    page: (asked, signal) => call(listListingReports, { params: { organisationId }, query: asked }, signal),
  });
}

function Report({ report }: { readonly report: ListingReport }): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const { go } = useDesk();
  const { spaceId, kind, text, state, answer, wantsAnswer, createdAt } = report;
  return (
    <article className={styles['entry']}>
      <span className={styles['buttons']}>
        <strong>{t(`operator.reportKinds.${kind}`)}</strong>
        <Tag look={state === 'open' ? 'filled' : 'outline'}>{t(`operator.reportStates.${state}`)}</Tag>
        <span className="pf-quiet pf-number">{momentText(createdAt, language)}</span>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            go({ view: 'spaces', listing: spaceId });
          }}
        >
          {spaceId}
        </Button>
      </span>
      <p className={styles['said']}>{text}</p>
      {answer !== undefined && <p className="pf-quiet">{t('operator.answered', { answer })}</p>}
      {wantsAnswer && state === 'open' && <p className="pf-quiet">{t('operator.wantsAnswer')}</p>}
      {state === 'open' && <Resolve report={report} />}
      <ReportHistory report={report} />
    </article>
  );
}

function Resolve({ report: { id, revision } }: { readonly report: ListingReport }): ReactElement {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [answer, setAnswer] = useState('');
  const { mutate, error, isPending } = useMutation({
    mutationFn: (state: 'corrected' | 'refused') =>
      call(resolveListingReport, {
        params: { id },
        headers: { 'if-match': `"${revision}"` },
        body: { state, answer },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['listing-reports'] }),
  });
  const isEmpty = answer.trim() === '';
  return (
    <div className={styles['form']}>
      <Textarea
        label={t('operator.answer')}
        value={answer}
        maxLength={2000}
        autosize
        minRows={2}
        onChange={({ currentTarget }) => {
          setAnswer(currentTarget.value);
        }}
      />
      {error !== null && <Problem problem={error} />}
      <div className={styles['buttons']}>
        {(['corrected', 'refused'] as const).map((state) => (
          <Button
            key={state}
            size="xs"
            variant="default"
            disabled={isEmpty || isPending}
            onClick={() => {
              mutate(state);
            }}
          >
            {t(`operator.resolve.${state}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}
