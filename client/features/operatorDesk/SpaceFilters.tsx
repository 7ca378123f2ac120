import { Select, TextInput } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ListingState } from '#shared/listing.ts';
import { ListingSort } from '#shared/listingEndpoints.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { useHoldings } from './deskQueries.ts';
import { useDesk } from './useDesk.ts';
import styles from './desk.module.css';

/** What the list of spaces is narrowed and sorted by. */
export function SpaceFilters(): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const { search, go } = useDesk();
  const holdings = useHoldings().data ?? [];
  const { park, building, state, text, sort = 'id' } = search;
  const buildings = holdings.find(({ id }) => id === park)?.buildings ?? [];
  const replace = { replace: true } as const;
  return (
    <div className={styles['filters']} role="search" aria-label={t('operator.filters')}>
      <TextInput
        size="xs"
        label={t('operator.text')}
        value={text ?? ''}
        onChange={({ currentTarget }) => {
          go({ text: currentTarget.value === '' ? undefined : currentTarget.value }, replace);
        }}
      />
      <Select
        size="xs"
        label={t('operator.fields.park')}
        data={holdings.map(({ id, name }) => ({ value: id, label: language === 'zh-CN' ? name.zh : name.en }))}
        value={park ?? null}
        clearable
        onChange={(chosen) => {
          go({ park: chosen ?? undefined, building: undefined }, replace);
        }}
      />
      {park !== undefined && (
        <Select
          size="xs"
          label={t('operator.fields.building')}
          data={buildings.flatMap((one) =>
            one.building === undefined ? [] : [{ value: one.building, label: `${one.building} (${one.spaces})` }],
          )}
          value={building ?? null}
          clearable
          onChange={(chosen) => {
            go({ building: chosen ?? undefined }, replace);
          }}
        />
      )}
      <Select
        size="xs"
        label={t('operator.fields.state')}
        data={ListingState.options.map((one) => ({ value: one, label: t(`operator.states.${one}`) }))}
        value={state ?? null}
        clearable
        onChange={(chosen) => {
          go(
            {
              state: ListingState.optional()
                .catch(undefined)
                .parse(chosen ?? undefined),
            },
            replace,
          );
        }}
      />
      <Select
        size="xs"
        label={t('operator.sort')}
        data={ListingSort.options.map((one) => ({ value: one, label: t(`operator.sorts.${one}`) }))}
        value={sort}
        allowDeselect={false}
        onChange={(chosen) => {
          go(
            {
              sort: ListingSort.optional()
                .catch(undefined)
                .parse(chosen ?? undefined),
            },
            replace,
          );
        }}
      />
    </div>
  );
}
