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

interface Props {
  readonly lead: Lead;
  readonly bureau: Bureau;
}

/** Who follows a lead: taken by officers, given by managers. */
export function LeadOwner({ lead, bureau }: Props): ReactElement {
  const { t } = useTranslation();
  const { me } = useSession();
  return (
    <section className={styles['part']}>
      <h3>{t('officer.owner')}</h3>
      {bureau.mayAssign ? <Assigning lead={lead} bureau={bureau} /> : <p>{ownerName(lead, t)}</p>}
      {lead.owner?.personId !== me?.id && <Taking lead={lead} />}
    </section>
  );
}

function ownerName({ owner }: Lead, t: (key: string) => string): string {
  return owner === undefined ? t('officer.unowned') : (owner.name ?? t('history.erasedPerson'));
}

function Taking({ lead }: Pick<Props, 'lead'>): ReactElement {
  const { t } = useTranslation();
  const { send, isPending, error } = useChange(() =>
    call(takeLead, { params: { id: lead.id }, headers: seen(lead), body: {} }),
  );
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        loading={isPending}
        onClick={() => {
          send(undefined);
        }}
      >
        {t('officer.take')}
      </Button>
      {error !== null && <Problem problem={error} />}
    </>
  );
}

function Assigning({ lead, bureau }: Props): ReactElement {
  const { t } = useTranslation();
  const owners = useOwners(bureau.id).data ?? [];
  const { send, isPending, error } = useChange((personId: string | null) =>
    call(assignLead, {
      params: { id: lead.id },
      headers: seen(lead),
      body: { ...(personId !== null && { personId }) },
    }),
  );
  return (
    <>
      <Select
        size="sm"
        aria-label={t('officer.owner')}
        placeholder={t('officer.unowned')}
        data={owners.map(({ personId, name }) => ({ value: personId, label: name }))}
        value={lead.owner?.personId ?? null}
        clearable
        disabled={isPending}
        onChange={(personId) => {
          send(personId);
        }}
      />
      {error !== null && <Problem problem={error} />}
    </>
  );
}
