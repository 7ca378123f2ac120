import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { endMyOtherSessions, endMySession, listMySessions } from '#shared/sessionEndpoints.ts';
import { call } from '#client/app/api.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { momentText } from '#client/explain/moment.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { FormProblem } from './FormProblem.tsx';
import { deviceName } from './deviceName.ts';
import styles from './Account.module.css';

/** Where one is signed in, with the means to end it. */
export function SessionsSection(): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const client = useQueryClient();
  const sessions = useQuery({
    queryKey: ['my-sessions'],
    staleTime: 0,
    queryFn: ({ signal }) => call(listMySessions, {}, signal),
  });
  const anew = (): Promise<void> => client.invalidateQueries({ queryKey: ['my-sessions'] });
  const ending = useMutation({
    mutationFn: (id: string) => call(endMySession, { params: { id }, body: {} }),
    onSuccess: anew,
  });
  const endingOthers = useMutation({ mutationFn: () => call(endMyOtherSessions, { body: {} }), onSuccess: anew });
  const items = sessions.data?.items ?? [];
  return (
    <section className={styles['section']}>
      <h3>{t('account.sessions')}</h3>
      {sessions.isPending && <Skeleton height={80} />}
      {sessions.isError && (
        <Problem
          problem={sessions.error}
          onRetry={() => {
            void sessions.refetch();
          }}
        />
      )}
      <ul className={styles['rows']}>
        {items.map(({ id, device, startedAt, usedAt, isThisOne }) => {
          const name = deviceName(device) ?? t('account.unknownDevice');
          return (
            <li key={id}>
              <span>
                <strong>{isThisOne ? t('account.thisSession', { device: name }) : name}</strong>
                <span className="pf-quiet">
                  {t('account.sessionTimes', {
                    started: momentText(startedAt, language),
                    used: momentText(usedAt, language),
                  })}
                </span>
              </span>
              {!isThisOne && (
                <Button
                  variant="default"
                  size="xs"
                  aria-label={t('account.endSessionOf', { device: name })}
                  onClick={() => {
                    ending.mutate(id);
                  }}
                >
                  {t('account.endSession')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <FormProblem problem={ending.error ?? endingOthers.error} />
      {items.length > 1 && (
        <Button
          variant="default"
          loading={endingOthers.isPending}
          onClick={() => {
            endingOthers.mutate();
          }}
        >
          {t('account.endOthers')}
        </Button>
      )}
    </section>
  );
}
