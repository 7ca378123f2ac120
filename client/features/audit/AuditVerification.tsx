import { Button } from '@mantine/core';
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChainVerdict } from '#shared/audit.ts';
import { verifyAudit } from '#shared/auditEndpoints.ts';
import { call } from '#client/app/api.ts';
import { useSession } from '#client/app/session.ts';
import { Problem } from '#client/ui/Problem.tsx';
import styles from './Audit.module.css';

/** Has the chains walked, and tells what was found. */
export function AuditVerification({ organisationId }: { readonly organisationId?: string }): ReactElement {
  const { t } = useTranslation();
  const verifying = useMutation({
    mutationFn: () => call(verifyAudit, { query: organisationId === undefined ? {} : { organisationId } }),
  });
  const chains = verifying.data?.chains;
  return (
    <div className={styles['verification']}>
      <Button
        variant="default"
        leftSection={<IconShieldCheck size={16} aria-hidden />}
        loading={verifying.isPending}
        onClick={() => {
          verifying.mutate();
        }}
      >
        {t('audit.verify')}
      </Button>
      {verifying.isError && <Problem problem={verifying.error} />}
      <div role="status">
        {chains?.length === 0 && <p>{t('audit.noChains')}</p>}
        {chains !== undefined && chains.length > 0 && (
          <ul aria-label={t('audit.verified')} className={styles['chains']}>
            {chains.map((chain) => (
              <li key={chain.organisationId}>
                <Verdict chain={chain} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function Verdict({ chain }: { readonly chain: ChainVerdict }): ReactElement {
  const { t } = useTranslation();
  const { me } = useSession();
  const { organisationId, waiting, head, faults } = chain;
  const name = me?.memberships.find(({ organisation }) => organisation.id === organisationId)?.organisation.name;
  return (
    <>
      <strong>{name ?? organisationId}</strong> <Outcome chain={chain} />
      {waiting > 0 && <span className="pf-quiet"> · {t('audit.waiting', { count: waiting })}</span>}
      {head.seq > 0 && <p className={`pf-quiet ${styles['id'] ?? ''}`}>{t('audit.head', { ...head })}</p>}
      <ul>
        {faults.map(({ kind, seq }) => (
          <li key={`${kind} ${seq}`}>{t(`audit.faults.${kind}`, { seq })}</li>
        ))}
      </ul>
    </>
  );
}

/** By colour, shape and words. */
function Outcome({ chain: { entries, faultCount } }: { readonly chain: ChainVerdict }): ReactElement {
  const { t } = useTranslation();
  if (faultCount === 0) {
    return (
      <span className={styles['sound']}>
        <IconShieldCheck size={16} aria-hidden /> {t('audit.sound', { count: entries })}
      </span>
    );
  }
  return (
    <span className={styles['damaged']}>
      <IconAlertTriangle size={16} aria-hidden /> {t('audit.damaged', { count: faultCount })}
    </span>
  );
}
