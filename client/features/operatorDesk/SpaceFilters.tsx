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
  const { search, go } = useDesk();
  return (
    <div className={styles['filters']} role="search" aria-label={t('operator.filters')}>
      <TextInput
        size="xs"
        label={t('operator.text')}
        value={search.text ?? ''}
        onChange={({ currentTarget }) => {
          go({ text: currentTarget.value === '' ? undefined : currentTarget.value }, IN_PLACE);
        }}
      />
      <PlaceFilters />
      <Choice
        label={t('operator.fields.state')}
        data={ListingState.options.map((one) => ({ value: one, label: t(`operator.states.${one}`) }))}
        value={search.state}
        onChoose={(chosen) => {
          go({ state: ListingState.optional().catch(undefined).parse(chosen) }, IN_PLACE);
        }}
      />
      <Choice
        label={t('operator.sort')}
        data={ListingSort.options.map((one) => ({ value: one, label: t(`operator.sorts.${one}`) }))}
        value={search.sort ?? 'id'}
        isNeeded
        onChoose={(chosen) => {
          go({ sort: ListingSort.optional().catch(undefined).parse(chosen) }, IN_PLACE);
        }}
      />
    </div>
  );
}

const IN_PLACE = { replace: true } as const;

/** By park, and within one by building. */
function PlaceFilters(): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const { search, go } = useDesk();
  const holdings = useHoldings().data ?? [];
  const { park, building } = search;
  const buildings = holdings.find(({ id }) => id === park)?.buildings ?? [];
  return (
    <>
      <Choice
        label={t('operator.fields.park')}
        data={holdings.map(({ id, name }) => ({ value: id, label: language === 'zh-CN' ? name.zh : name.en }))}
        value={park}
        onChoose={(chosen) => {
          go({ park: chosen, building: undefined }, IN_PLACE);
        }}
      />
      {park !== undefined && (
        <Choice
          label={t('operator.fields.building')}
          data={buildings.flatMap((one) =>
            one.building === undefined ? [] : [{ value: one.building, label: `${one.building} (${one.spaces})` }],
          )}
          value={building}
          onChoose={(chosen) => {
            go({ building: chosen }, IN_PLACE);
          }}
        />
      )}
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly data: { readonly value: string; readonly label: string }[];
  readonly value: string | undefined;
  /** One is always chosen. */
  readonly isNeeded?: boolean;
  readonly onChoose: (chosen: string | undefined) => void;
}

function Choice({ label, data, value, isNeeded = false, onChoose }: ChoiceProps): ReactElement {
  const { t } = useTranslation();
  return (
    <Select
      size="xs"
      label={label}
      data={data}
      value={value ?? null}
      placeholder={t('operator.any')}
      clearable={!isNeeded}
      allowDeselect={!isNeeded}
      onChange={(chosen) => {
        onChoose(chosen ?? undefined);
      }}
    />
  );
}
