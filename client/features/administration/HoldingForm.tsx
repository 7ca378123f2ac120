import { Button, MultiSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Organisation } from '#shared/organisation.ts';
import { setOrganisationParks, setOrganisationPlaces } from '#shared/organisationEndpoints.ts';
import { call } from '#client/app/api.ts';
import { useParks, usePlaces } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { FormProblem } from '#client/features/account/FormProblem.tsx';
import styles from '#client/features/organisations/Organisations.module.css';
import { ORGANISATION_KEY } from '#client/features/organisations/organisationQueries.ts';

interface Option {
  readonly value: string;
  readonly label: string;
}

/** What an operator manages, or where a bureau has a say; nothing for any other kind. */
export function HoldingForm({ organisation }: { readonly organisation: Organisation }): ReactElement | null {
  const { t } = useTranslation();
  const parks = useParkOptions();
  const places = usePlaceOptions();
  const about = { params: { id: organisation.id }, headers: { 'if-match': `"${organisation.revision}"` } };
  switch (organisation.kind) {
    case 'operator':
      return (
        <Choice
          label={t('administration.parksOf', { name: organisation.name })}
          options={parks}
          held={organisation.parkIds}
          save={(parkIds) => call(setOrganisationParks, { ...about, body: { parkIds } })}
        />
      );
    case 'bureau':
      return (
        <Choice
          label={t('administration.placesOf', { name: organisation.name })}
          options={places}
          held={organisation.placeIds}
          save={(placeIds) => call(setOrganisationPlaces, { ...about, body: { placeIds } })}
        />
      );
    case 'company':
    case 'platform':
      return null;
  }
}

interface ChoiceProps {
  readonly label: string;
  readonly options: readonly Option[];
  readonly held: readonly string[];
  readonly save: (ids: string[]) => Promise<unknown>;
}

function Choice({ label, options, held, save }: ChoiceProps): ReactElement {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [ids, setIds] = useState([...held]);
  const saving = useMutation({
    mutationFn: () => save(ids),
    onSuccess: () => client.invalidateQueries({ queryKey: [ORGANISATION_KEY] }),
  });
  const isSame = ids.length === held.length && ids.every((id) => held.includes(id));
  return (
    <span>
      <span className={styles['inline']}>
        <MultiSelect aria-label={label} searchable data={options} value={ids} onChange={setIds} />
        {!isSame && (
          <Button
            size="sm"
            loading={saving.isPending}
            onClick={() => {
              saving.mutate();
            }}
          >
            {t('account.save')}
          </Button>
        )}
      </span>
      <FormProblem problem={saving.error} />
    </span>
  );
}

function useParkOptions(): Option[] {
  const { language } = useSpeaking();
  const parks = useParks();
  return (parks.data ?? []).map(({ id, name }) => ({ value: id, label: language === 'en' ? name.en : name.zh }));
}

/** Cities and districts by their names. */
export function usePlaceOptions(): Option[] {
  const { language } = useSpeaking();
  const places = usePlaces();
  return (places.data ?? []).map(({ id, zh, en }) => ({ value: id, label: language === 'en' ? en : zh }));
}
