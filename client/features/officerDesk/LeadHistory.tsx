import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Lead } from '#shared/lead.ts';
import { restoreLead } from '#shared/leadEndpoints.ts';
import { call } from '#client/app/api.ts';
import { useSectors } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { History } from '#client/ui/History.tsx';
import { Problem } from '#client/ui/Problem.tsx';
import { useHistory, useOwners } from './leadQueries.ts';
import { isTold, leadFieldName, leadValueText } from './leadTelling.ts';
import { seen } from './seen.ts';
import { useChange } from './useChange.ts';
import { type Bureau } from './useDesk.ts';
import styles from './Officer.module.css';

/** What was done to a lead, with a way back to what was known. */
export function LeadHistory({ lead, bureau }: { readonly lead: Lead; readonly bureau: Bureau }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const sectors = useSectors().data ?? [];
  const owners = useOwners(bureau.id).data ?? [];
  const { data, error, refetch } = useHistory(lead);
  const restoring = useChange((revision: number) =>
    call(restoreLead, { params: { id: lead.id }, headers: seen(lead), body: { revision } }),
  );
  return (
    <section className={styles['part']}>
      <h3>{t('history.title')}</h3>
      <History
        entries={data?.map((entry) => ({ ...entry, changes: entry.changes.filter(({ path }) => isTold(path)) }))}
        problem={error}
        onRetry={() => void refetch()}
        isRestoring={restoring.isPending}
        onRestore={(revision) => {
          restoring.send(revision);
        }}
        fieldName={(path) => leadFieldName(path, speaking)}
        valueText={(path, value) => leadValueText(path, value, { speaking, sectors, owners })}
      />
      {restoring.error !== null && <Problem problem={restoring.error} />}
    </section>
  );
}
