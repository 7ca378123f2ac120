import { Select, Tabs } from '@mantine/core';
import { type ReactElement, useMemo } from 'react';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Me } from '#shared/me.ts';
import { Frame } from '#client/app/Frame.tsx';
import { RequireSignIn } from '#client/app/RequireSignIn.tsx';
import { useSession } from '#client/app/session.ts';
import { DemandView } from './DemandView.tsx';
import { EnquiriesView } from './EnquiriesView.tsx';
import { DeskView } from './deskSearch.ts';
import { ImportView } from './ImportView.tsx';
import { ReportsView } from './ReportsView.tsx';
import { SpacesView } from './SpacesView.tsx';
import { DeskContext, useDesk } from './useDesk.ts';
import styles from './desk.module.css';

/** Where operators keep their spaces, import files, and answer enquiries. */
export function OperatorDesk(): ReactElement {
  return (
    <Frame width="whole">
      <RequireSignIn kind="operator">
        <Inside />
      </RequireSignIn>
    </Frame>
  );
}

function Inside(): ReactElement {
  const { organisation: wanted } = useSearch({ from: '/desk/operator' });
  const operators = useOperators();
  const operator = operators.find(({ id }) => id === wanted) ?? operators[0];
  const organisationId = operator?.id ?? '';
  const desk = useMemo(() => ({ organisationId }), [organisationId]);
  return (
    <DeskContext value={desk}>
      <header className={styles['head']}>
        <h2>{operator?.name}</h2>
        {operators.length > 1 && <ChooseOperator operators={operators} />}
      </header>
      {operator?.parkIds.length === 0 ? <NoParks /> : <Views key={organisationId} />}
    </DeskContext>
  );
}

/** The operators to which the user belongs. */
function useOperators(): Me['memberships'][number]['organisation'][] {
  const { me } = useSession();
  const organisations = (me?.memberships ?? []).map(({ organisation }) => organisation);
  return organisations.filter(({ kind }) => kind === 'operator');
}

function NoParks(): ReactElement {
  const { t } = useTranslation();
  return <p role="note">{t('operator.noParks')}</p>;
}

function ChooseOperator({
  operators,
}: {
  readonly operators: readonly { readonly id: string; readonly name: string }[];
}): ReactElement {
  const { t } = useTranslation();
  const { organisationId, go } = useDesk();
  return (
    <Select
      size="xs"
      aria-label={t('operator.organisation')}
      data={operators.map(({ id, name }) => ({ value: id, label: name }))}
      value={organisationId}
      allowDeselect={false}
      onChange={(organisation) => {
        go({ organisation: organisation ?? undefined, listing: undefined, enquiry: undefined, park: undefined });
      }}
    />
  );
}

function Views(): ReactElement {
  const { t } = useTranslation();
  const { search, go } = useDesk();
  return (
    <Tabs
      value={search.view ?? 'spaces'}
      keepMounted={false}
      onChange={(view) => {
        go({ view: DeskView.catch('spaces').parse(view), listing: undefined, adding: undefined, enquiry: undefined });
      }}
    >
      <Tabs.List className={styles['tabs'] ?? ''}>
        {DeskView.options.map((view) => (
          <Tabs.Tab key={view} value={view}>
            {t(`operator.views.${view}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="spaces" pt="sm">
        <SpacesView />
      </Tabs.Panel>
      <Tabs.Panel value="enquiries" pt="sm">
        <EnquiriesView />
      </Tabs.Panel>
      <Tabs.Panel value="reports" pt="sm">
        <ReportsView />
      </Tabs.Panel>
      <Tabs.Panel value="demand" pt="sm">
        <DemandView />
      </Tabs.Panel>
      <Tabs.Panel value="import" pt="sm">
        <ImportView />
      </Tabs.Panel>
    </Tabs>
  );
}
