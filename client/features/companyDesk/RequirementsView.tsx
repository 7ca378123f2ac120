import { Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RequirementState, type RequirementSummary } from '#shared/savedRequirement.ts';
import { useSectors } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { momentText } from '#client/explain/moment.ts';
import { Tag } from '#client/ui/Tag.tsx';
import { ListOf } from '#client/ui/ListOf.tsx';
import { RowButton } from '#client/ui/RowButton.tsx';
import { RequirementPane } from './RequirementPane.tsx';
import { type RequirementQuery, useRequirements } from './requirementQueries.ts';
import { useCompany } from './useCompany.ts';
import styles from './companyDesk.module.css';

/** Quiet time after a key before the list is asked anew. */
const DEBOUNCE_MS = 250;

const SORTS = ['changed', 'newest', 'name'] as const;

/** The requirements that the company keeps, or the one that is open. */
export function RequirementsView(): ReactElement {
  const { search } = useCompany();
  return search.opened === undefined ? <List /> : <RequirementPane key={search.opened} id={search.opened} />;
}

function List(): ReactElement {
  const { t } = useTranslation();
  const { company } = useCompany();
  const [query, setQuery] = useState<RequirementQuery>({ state: 'open', sort: 'changed' });
  const [quiet] = useDebouncedValue(query, DEBOUNCE_MS);
  const found = useRequirements(company.id, quiet);
  return (
    <div className={styles['part']}>
      <Filters query={query} onChange={setQuery} />
      <ListOf
        found={found}
        label={t('companyDesk.requirements')}
        empty={<p className="pf-quiet">{t('companyDesk.noRequirements')}</p>}
        row={(requirement) => <Row requirement={requirement} />}
      />
    </div>
  );
}

interface FiltersProps {
  readonly query: RequirementQuery;
  readonly onChange: (query: RequirementQuery) => void;
}

function Filters({ query, onChange }: FiltersProps): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={styles['filters']}>
      <TextInput
        size="xs"
        label={t('companyDesk.search')}
        maxLength={120}
        onChange={({ currentTarget }) => {
          const text = currentTarget.value.trim();
          onChange({ ...query, text: text === '' ? undefined : text });
        }}
      />
      <Select
        size="xs"
        label={t('companyDesk.state')}
        data={[
          ...RequirementState.options.map((state) => ({ value: state, label: t(`companyDesk.states.${state}`) })),
          { value: 'all', label: t('companyDesk.states.all') },
        ]}
        value={query.state ?? 'all'}
        allowDeselect={false}
        onChange={(state) => {
          onChange({ ...query, state: RequirementState.optional().catch(undefined).parse(state) });
        }}
      />
      <Select
        size="xs"
        label={t('companyDesk.sort')}
        data={SORTS.map((sort) => ({ value: sort, label: t(`companyDesk.sorts.${sort}`) }))}
        value={query.sort ?? 'changed'}
        allowDeselect={false}
        onChange={(chosen) => {
          onChange({ ...query, sort: SORTS.find((sort) => sort === chosen) ?? 'changed' });
        }}
      />
    </div>
  );
}

function Row({ requirement }: { readonly requirement: RequirementSummary }): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const { go } = useCompany();
  const sector = useSectors().data?.find(({ id }) => id === requirement.sector);
  const { id, name, state, sharing, updatedAt, criteria, shortlisted } = requirement;
  return (
    <RowButton
      head={
        <>
          <strong>{name}</strong>
          {state === 'archived' && <Tag look="dashed">{t('companyDesk.states.archived')}</Tag>}
          <Tag>{t(`companyDesk.sharingShort.${sharing}`)}</Tag>
        </>
      }
      onOpen={() => {
        go({ opened: id });
      }}
    >
      {[
        sector?.[language === 'zh-CN' ? 'zh' : 'en'],
        t('companyDesk.criteria', { count: criteria }),
        t('companyDesk.shortlisted', { count: shortlisted }),
        momentText(updatedAt, language),
      ]
        .filter((part) => part !== undefined)
        .join(' · ')}
    </RowButton>
  );
}
