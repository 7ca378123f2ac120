import { Button, Select, Tabs } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Frame } from '#client/app/Frame.tsx';
import { RequireSignIn } from '#client/app/RequireSignIn.tsx';
import { readSearch } from '#client/app/search.ts';
import { CompanyView } from './companySearch.ts';
import { EnquiriesView } from './EnquiriesView.tsx';
import { EnquiryForm } from './EnquiryForm.tsx';
import { RequirementsView } from './RequirementsView.tsx';
import { CompanyContext, useCompany, useOwnCompanies } from './useCompany.ts';
import styles from './companyDesk.module.css';

/** Where companies keep what they look for, pick spaces out, and follow their enquiries. */
export function CompanyDesk(): ReactElement {
  return (
    <Frame>
      <RequireSignIn kind="company">
        <Inside />
      </RequireSignIn>
    </Frame>
  );
}

function Inside(): ReactElement | null {
  const { organisation: wanted } = useSearch({ from: '/desk/company' });
  const companies = useOwnCompanies();
  const company = companies.find(({ id }) => id === wanted) ?? companies[0];
  if (company === undefined) return null;
  return (
    <CompanyContext value={company}>
      <Head />
      <Views key={company.id} />
    </CompanyContext>
  );
}

function Head(): ReactElement {
  const { t } = useTranslation();
  const { company, go } = useCompany();
  const companies = useOwnCompanies();
  return (
    <header className={styles['head']}>
      <h2>{company.name}</h2>
      {companies.length > 1 && (
        <Select
          size="xs"
          aria-label={t('companyDesk.company')}
          data={companies.map(({ id, name }) => ({ value: id, label: name }))}
          value={company.id}
          allowDeselect={false}
          onChange={(organisation) => {
            go({ organisation: organisation ?? undefined, opened: undefined, enquiry: undefined, about: undefined });
          }}
        />
      )}
      <Button
        size="xs"
        variant="default"
        renderRoot={(props: object) => <Link to="/" search={readSearch} {...props} />}
      >
        {t('companyDesk.find')}
      </Button>
    </header>
  );
}

function Views(): ReactElement {
  const { t } = useTranslation();
  const { search, go } = useCompany();
  if (search.companyView === 'enquire') return <EnquiryForm />;
  return (
    <Tabs
      value={search.companyView ?? 'requirements'}
      keepMounted={false}
      onChange={(view) => {
        go({ companyView: CompanyView.catch('requirements').parse(view), opened: undefined, enquiry: undefined });
      }}
    >
      <Tabs.List>
        <Tabs.Tab value="requirements">{t('companyDesk.requirements')}</Tabs.Tab>
        <Tabs.Tab value="enquiries">{t('companyDesk.enquiries')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="requirements" pt="sm">
        <RequirementsView />
      </Tabs.Panel>
      <Tabs.Panel value="enquiries" pt="sm">
        <EnquiriesView />
      </Tabs.Panel>
    </Tabs>
  );
}
