import { Button, MultiSelect, Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Organisation } from '#shared/organisation.ts';
import { createOrganisation, listOrganisations, setOrganisationState } from '#shared/organisationEndpoints.ts';
import { call } from '#client/app/api.ts';
import { readSearch } from '#client/app/search.ts';
import { FormProblem } from '#client/features/account/FormProblem.tsx';
import { ConfirmButton } from '#client/features/organisations/ConfirmButton.tsx';
import styles from '#client/features/organisations/Organisations.module.css';
import { ORGANISATION_KEY } from '#client/features/organisations/organisationQueries.ts';
import { Tag } from '#client/ui/Tag.tsx';
import { TextField } from '#client/ui/TextField.tsx';
import { FoundByText } from './FoundByText.tsx';
import { HoldingForm, usePlaceOptions } from './HoldingForm.tsx';

/** Every organisation, by name, and a form that makes one. */
export function OrganisationsTab(): ReactElement {
  const { t } = useTranslation();
  return (
    <section className={styles['section']}>
      <FoundByText
        of="organisations"
        title={t('administration.tabs.organisations')}
        label={t('administration.findOrganisation')}
        page={(query, signal) => call(listOrganisations, { query }, signal)}
        row={(organisation) => <Row organisation={organisation} />}
      />
      <h3>{t('administration.newOrganisation')}</h3>
      <NewOrganisation />
    </section>
  );
}

function Row({ organisation }: { readonly organisation: Organisation }): ReactElement {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { id, kind, name, state, demo, revision } = organisation;
  const switching = useMutation({
    mutationFn: (next: Organisation['state']) =>
      call(setOrganisationState, {
        params: { id },
        headers: { 'if-match': `"${revision}"` },
        body: { state: next },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: [ORGANISATION_KEY] }),
  });
  return (
    <>
      <span className={styles['who']}>
        <span>
          <Link to="/organisations/$id" params={{ id }} search={readSearch}>
            {name}
          </Link>{' '}
          {demo && <Tag look="dashed">{t('app.demo')}</Tag>}{' '}
          {state === 'disabled' && <Tag>{t('organisation.states.disabled')}</Tag>}
        </span>
        <span className="pf-quiet">{t(`account.kinds.${kind}`)}</span>
        <HoldingForm key={revision} organisation={organisation} />
      </span>
      {kind !== 'platform' && state === 'active' && (
        <ConfirmButton
          name={t('administration.disable')}
          label={t('administration.disableName', { name })}
          onConfirm={() => {
            switching.mutate('disabled');
          }}
        />
      )}
      {state === 'disabled' && (
        <Button
          size="xs"
          variant="default"
          aria-label={t('administration.enableName', { name })}
          onClick={() => {
            switching.mutate('active');
          }}
        >
          {t('administration.enable')}
        </Button>
      )}
      <FormProblem problem={switching.error} />
    </>
  );
}

const KINDS = ['operator', 'bureau', 'company'] as const;

function NewOrganisation(): ReactElement {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('operator');
  const [name, setName] = useState('');
  const [placeIds, setPlaceIds] = useState<string[]>([]);
  const places = usePlaceOptions();
  const making = useMutation({
    mutationFn: () => call(createOrganisation, { body: { kind, name, ...(kind === 'bureau' && { placeIds }) } }),
    async onSuccess({ id }) {
      await client.invalidateQueries({ queryKey: [ORGANISATION_KEY] });
      // Its first manager is invited there.
      await navigate({ to: '/organisations/$id', params: { id }, search: readSearch });
    },
  });
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        making.mutate();
      }}
    >
      <Select
        label={t('administration.kind')}
        allowDeselect={false}
        value={kind}
        data={KINDS.map((value) => ({ value, label: t(`account.kinds.${value}`) }))}
        onChange={(chosen) => {
          setKind(KINDS.find((known) => known === chosen) ?? kind);
        }}
      />
      <TextField
        label={t('organisation.name')}
        required
        minLength={2}
        maxLength={120}
        value={name}
        onChange={setName}
      />
      {kind === 'bureau' && (
        <MultiSelect
          label={t('administration.places')}
          searchable
          data={places}
          value={placeIds}
          onChange={setPlaceIds}
        />
      )}
      <FormProblem problem={making.error} />
      <div className={styles['buttons']}>
        <Button type="submit" loading={making.isPending}>
          {t('administration.make')}
        </Button>
      </div>
    </form>
  );
}
