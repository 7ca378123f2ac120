import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AuditEntries } from './AuditEntries.tsx';
import { AuditFilters } from './AuditFilters.tsx';
import { AuditVerification } from './AuditVerification.tsx';
import { type AuditFilter } from './auditQueries.ts';
import styles from './Audit.module.css';

interface Props {
  /** The organisation whose log it is; all of them, for administrators, where absent. */
  readonly organisationId?: string;
}

/** The log of what was done: filtered, saved as a file, and checked. */
export function AuditPanel({ organisationId }: Props): ReactElement {
  const { t } = useTranslation();
  const whose = organisationId === undefined ? {} : { organisationId };
  const [filter, setFilter] = useState<AuditFilter>(whose);
  return (
    <section className={styles['panel']} aria-label={t('audit.title')}>
      <h3>{t('audit.title')}</h3>
      <p className="pf-quiet">{t('audit.hint')}</p>
      {organisationId === undefined && <p className="pf-quiet">{t('audit.platformHint')}</p>}
      <AuditVerification {...whose} />
      <AuditFilters
        filter={filter}
        onFilter={(chosen) => {
          setFilter({ ...chosen, ...whose });
        }}
      />
      <AuditEntries filter={filter} />
    </section>
  );
}
