import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Lead } from '#shared/lead.ts';
import { restoreLead } from '#shared/leadEndpoints.ts';
import { call } from '#client/app/api.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { History } from '#client/ui/History.tsx';
import { Problem } from '#client/ui/Problem.tsx';
import { useHistory } from './leadQueries.ts';
import { seen } from './seen.ts';
import { useChange } from './useChange.ts';
import styles from './Officer.module.css';

/** What was done to a lead, with a way back to what was known. */
export function LeadHistory({ lead }: { readonly lead: Lead }): ReactElement {
  const { t } = useTranslation();
  const { say } = useSpeaking();
  const { data, error, refetch } = useHistory(lead);
  const restoring = useChange((revision: number) =>
    call(restoreLead, { params: { id: lead.id }, headers: seen(lead), body: { revision } }),
  );
  return (
    <section className={styles['part']}>
      <h3>{t('history.title')}</h3>
      <History
        entries={data}
        problem={error}
        onRetry={() => void refetch()}
        isRestoring={restoring.isPending}
        onRestore={(revision) => {
          restoring.send(revision);
        }}
        fieldName={(path) => say([`officer.fields.${path.split('.')[0] ?? path}`, 'officer.fields.other'])}
      />
      {restoring.error !== null && <Problem problem={restoring.error} />}
    </section>
  );
}
