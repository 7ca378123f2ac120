import { Link, useSearch } from '@tanstack/react-router';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Frame } from '#client/app/Frame.tsx';
import { RequireSignIn } from '#client/app/RequireSignIn.tsx';
import { AuditPanel } from '#client/features/audit/AuditPanel.tsx';
import { DecideClaims } from '#client/features/organisations/DecideClaims.tsx';
import styles from '#client/features/organisations/Organisations.module.css';
import { ADMIN_TABS, type AdminTab, readAdminSearch } from './adminSearch.ts';
import { HealthTab } from './HealthTab.tsx';
import { JobsTab } from './JobsTab.tsx';
import { KeysTab } from './KeysTab.tsx';
import { OrganisationsTab } from './OrganisationsTab.tsx';
import { PeopleTab } from './PeopleTab.tsx';

/** What those do who run the platform: people, organisations, claims, keys, and how the server is. */
export function AdminPage(): ReactElement {
  const { t } = useTranslation();
  const { tab = 'people' } = readAdminSearch(useSearch({ strict: false }));
  return (
    <Frame>
      <h2>{t('administration.title')}</h2>
      <RequireSignIn kind="platform">
        <nav className={styles['tabs']} aria-label={t('administration.title')}>
          {ADMIN_TABS.map((name) => (
            <Link
              key={name}
              to="/admin"
              search={(before) => ({ ...before, tab: name })}
              aria-current={name === tab ? 'page' : undefined}
            >
              {t(`administration.tabs.${name}`)}
            </Link>
          ))}
        </nav>
        <Tab name={tab} />
      </RequireSignIn>
    </Frame>
  );
}

function Tab({ name }: { readonly name: AdminTab }): ReactElement {
  switch (name) {
    case 'people':
      return <PeopleTab />;
    case 'organisations':
      return <OrganisationsTab />;
    case 'claims':
      return <DecideClaims />;
    case 'audit':
      return <AuditPanel />;
    case 'jobs':
      return <JobsTab />;
    case 'keys':
      return <KeysTab />;
    case 'health':
      return <HealthTab />;
  }
}
