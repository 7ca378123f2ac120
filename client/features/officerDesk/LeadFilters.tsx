import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LeadSort } from '#shared/lead.ts';
import { SectorId } from '#shared/vocabulary.ts';
import { useSectors } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { usePlaceOptions } from '../requirement/form/placeOptions.ts';
import { useOwners } from './leadQueries.ts';
import { type Bureau, type Desk } from './useDesk.ts';
import styles from './Officer.module.css';

const PAUSE_MS = 250;

/** What the leads are narrowed and sorted by. */
export function LeadFilters({
  bureau,
  search,
  show,
}: Pick<Desk, 'search' | 'show'> & { readonly bureau: Bureau }): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const sectors = useSectors().data ?? [];
  const places = usePlaceOptions();
  const owners = useOwners(bureau.id).data ?? [];
  const name = language === 'zh-CN' ? 'zh' : 'en';
  return (
    <search className={styles['filters']} aria-label={t('officer.filters')}>
      <TextFilter search={search} show={show} />
      <Select
        size="xs"
        label={t('officer.owner')}
        placeholder={t('officer.anyOwner')}
        data={owners.map(({ personId, name: label }) => ({ value: personId, label }))}
        value={search.ownerId ?? null}
        clearable
        onChange={(ownerId) => {
          show({ ownerId: ownerId ?? undefined });
        }}
      />
      <Select
        size="xs"
        label={t('officer.place')}
        placeholder={t('officer.anyPlace')}
        data={places}
        value={search.placeId ?? null}
        clearable
        searchable
        onChange={(placeId) => {
          show({ placeId: placeId ?? undefined });
        }}
      />
      <Select
        size="xs"
        label={t('officer.sector')}
        placeholder={t('officer.anySector')}
        data={sectors.map((sector) => ({ value: sector.id, label: sector[name] }))}
        value={search.sector ?? null}
        clearable
        searchable
        onChange={(chosen) => {
          show({ sector: SectorId.options.find((id) => id === chosen) });
        }}
      />
      <Select
        size="xs"
        label={t('officer.sort')}
        data={LeadSort.options.map((sort) => ({ value: sort, label: t(`officer.sorts.${sort}`) }))}
        value={search.sort ?? 'updated'}
        allowDeselect={false}
        onChange={(chosen) => {
          show({ sort: LeadSort.options.find((sort) => sort === chosen) });
        }}
      />
      <Checkbox
        size="sm"
        label={t('officer.onlyOverdue')}
        checked={search.overdue === true}
        onChange={({ currentTarget }) => {
          show({ overdue: currentTarget.checked ? true : undefined });
        }}
      />
    </search>
  );
}

function TextFilter({ search, show }: Pick<Desk, 'search' | 'show'>): ReactElement {
  const { t } = useTranslation();
  const [text, setText] = useState(search.text ?? '');
  const showSoon = useDebouncedCallback((wanted: string) => {
    show({ text: wanted === '' ? undefined : wanted });
  }, PAUSE_MS);
  return (
    <TextInput
      size="xs"
      type="search"
      label={t('officer.text')}
      placeholder={t('officer.textHint')}
      maxLength={100}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        showSoon(currentTarget.value.trim());
      }}
    />
  );
}

/** Whether anything narrows the leads. */
export function isNarrowed({ column, ownerId, placeId, sector, overdue, text }: Desk['search']): boolean {
  return [column, ownerId, placeId, sector, overdue, text].some((part) => part !== undefined);
}

/** Shows all leads again. */
export function ClearFilters({ show }: Pick<Desk, 'show'>): ReactElement {
  const { t } = useTranslation();
  return (
    <Button
      size="compact-sm"
      variant="default"
      onClick={() => {
        const none = { column: undefined, ownerId: undefined, placeId: undefined, sector: undefined };
        show({ ...none, overdue: undefined, text: undefined });
      }}
    >
      {t('officer.clearFilters')}
    </Button>
  );
}
