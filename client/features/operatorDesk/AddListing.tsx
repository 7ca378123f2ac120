import { Button, Select, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FirstState, type ListingContent } from '#shared/listing.ts';
import { createListing } from '#shared/listingEndpoints.ts';
import { call } from '#client/app/api.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { useHoldings, useWritten } from './deskQueries.ts';
import { EMPTY_DRAFT } from './draftListing.ts';
import { ListingForm } from './ListingForm.tsx';
import { useDesk } from './useDesk.ts';
import styles from './desk.module.css';

/** A new space: where it lies, how far it is, and what is known of it. */
export function AddListing(): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const { organisationId, search, go } = useDesk();
  const holdings = useHoldings().data ?? [];
  const [chosen, setChosen] = useState(search.park);
  const [id, setId] = useState('');
  const [state, setState] = useState<FirstState>('vacant');
  const parkId = chosen ?? holdings[0]?.id ?? '';
  const { mutate, error, isPending } = useWritten((content: ListingContent) =>
    call(createListing, {
      params: { organisationId },
      body: { parkId, state, ...(id.trim() !== '' && { id: id.trim() }), ...content },
    }),
  );
  return (
    <section className={styles['pane']} aria-label={t('operator.add')}>
      <div className={styles['back']}>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => {
            go({ adding: undefined });
          }}
        >
          {t('operator.backToList')}
        </Button>
      </div>
      <h2>{t('operator.add')}</h2>
      <ListingForm
        present={EMPTY_DRAFT}
        state={state}
        problem={error}
        isSaving={isPending}
        submit={t('operator.add')}
        onSubmit={(content) => {
          mutate(content, {
            onSuccess: (listing) => {
              go({ adding: undefined, listing: listing.id });
            },
          });
        }}
      >
        <div className={styles['fields']}>
          <Select
            label={t('operator.fields.park')}
            data={holdings.map((park) => ({
              value: park.id,
              label: language === 'zh-CN' ? park.name.zh : park.name.en,
            }))}
            value={parkId}
            allowDeselect={false}
            required
            onChange={(park) => {
              setChosen(park ?? undefined);
            }}
          />
          <Select
            label={t('operator.fields.state')}
            data={FirstState.options.map((one) => ({ value: one, label: t(`operator.states.${one}`) }))}
            value={state}
            allowDeselect={false}
            required
            onChange={(next) => {
              setState(FirstState.catch('vacant').parse(next));
            }}
          />
          <TextInput
            label={t('operator.fields.id')}
            description={t('operator.idHint')}
            value={id}
            maxLength={120}
            onChange={({ currentTarget }) => {
              setId(currentTarget.value);
            }}
          />
        </div>
      </ListingForm>
    </section>
  );
}
