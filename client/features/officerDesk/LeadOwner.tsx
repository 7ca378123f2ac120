import { Button, Select } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Lead } from '#shared/lead.ts';
import { assignLead, takeLead } from '#shared/leadEndpoints.ts';
import { call } from '#client/app/api.ts';
import { useSession } from '#client/app/session.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { useOwners } from './leadQueries.ts';
import { seen } from './seen.ts';
import { useChange } from './useChange.ts';
import { type Bureau } from './useDesk.ts';
import styles from './Officer.module.css';

/** Who follows a lead: taken by officers, given by managers. */
export function LeadOwner({ lead, bureau }: { readonly lead: Lead; readonly bureau: Bureau }): ReactElement {
  const { t } = useTranslation();
  const { me } = useSession();
  const owners = useOwners(bureau.id).data ?? [];
  const params = { id: lead.id };
  const taking = useChange(() => call(takeLead, { params, headers: seen(lead), body: {} }));
  const assigning = useChange((personId: string | null) =>
    call(assignLead, { params, headers: seen(lead), body: { ...(personId !== null && { personId }) } }),
  );
  const problem = taking.error ?? assigning.error;
  return (
    <section className={styles['part']}>
      <h3>{t('officer.owner')}</h3>
      {bureau.mayAssign ? (
        <Select
          size="sm"
          aria-label={t('officer.owner')}
          placeholder={t('officer.unowned')}
          data={owners.map(({ personId, name }) => ({ value: personId, label: name }))}
          value={lead.owner?.personId ?? null}
          clearable
          disabled={assigning.isPending}
          onChange={(personId) => {
            assigning.send(personId);
          }}
        />
      ) : (
        <p>{lead.owner === undefined ? t('officer.unowned') : (lead.owner.name ?? t('history.erasedPerson'))}</p>
      )}
      {lead.owner?.personId !== me?.id && (
        <Button
          size="compact-sm"
          variant="default"
          loading={taking.isPending}
          onClick={() => {
            taking.send(undefined);
          }}
        >
          {t('officer.take')}
        </Button>
      )}
      {problem !== null && <Problem problem={problem} />}
    </section>
  );
}
