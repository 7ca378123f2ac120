import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type PersonShown, listPeople, resetSecondFactorOf, setPersonState } from '#shared/peopleEndpoints.ts';
import { endSessionsOf } from '#shared/sessionEndpoints.ts';
import { call } from '#client/app/api.ts';
import { readSearch } from '#client/app/search.ts';
import { FormProblem } from '#client/features/account/FormProblem.tsx';
import { ConfirmButton } from '#client/features/organisations/ConfirmButton.tsx';
import styles from '#client/features/organisations/Organisations.module.css';
import { ORGANISATION_KEY } from '#client/features/organisations/organisationQueries.ts';
import { Tag } from '#client/ui/Tag.tsx';
import { FoundByText } from './FoundByText.tsx';

/** Everybody with an account, by name. */
export function PeopleTab(): ReactElement {
  const { t } = useTranslation();
  return (
    <section className={styles['section']}>
      <FoundByText
        of="people"
        title={t('administration.tabs.people')}
        label={t('administration.findPerson')}
        page={(query, signal) => call(listPeople, { query }, signal)}
        row={(person) => <Person person={person} />}
      />
    </section>
  );
}

function Person({ person }: { readonly person: PersonShown }): ReactElement {
  const { t } = useTranslation();
  const { name, email, state, hasSecondFactor, demo, memberships } = person;
  return (
    <>
      <span className={styles['who']}>
        <strong>
          {name} {demo && <Tag look="dashed">{t('app.demo')}</Tag>}{' '}
          {state === 'disabled' && <Tag>{t('organisation.states.disabled')}</Tag>}{' '}
          {hasSecondFactor && <Tag>{t('account.factor')}</Tag>}
        </strong>
        <span className="pf-quiet">{email}</span>
        {memberships.map(({ organisation, role }) => (
          <span key={organisation.id}>
            <Link to="/organisations/$id" params={{ id: organisation.id }} search={readSearch}>
              {organisation.name}
            </Link>
            , {t(`account.roles.${role}`)}
          </span>
        ))}
      </span>
      <Actions person={person} />
    </>
  );
}

function Actions({
  person: { id, name, state, hasSecondFactor, revision },
}: {
  readonly person: PersonShown;
}): ReactElement {
  const { t } = useTranslation();
  const client = useQueryClient();
  const onSuccess = (): Promise<void> => client.invalidateQueries({ queryKey: [ORGANISATION_KEY] });
  const about = { params: { id }, headers: { 'if-match': `"${revision}"` } };
  const switching = useMutation({
    mutationFn: (next: PersonShown['state']) => call(setPersonState, { ...about, body: { state: next } }),
    onSuccess,
  });
  const resetting = useMutation({ mutationFn: () => call(resetSecondFactorOf, { ...about, body: {} }), onSuccess });
  const ending = useMutation({ mutationFn: () => call(endSessionsOf, { params: { id }, body: {} }) });
  return (
    <span>
      <span className={styles['buttons']}>
        {state === 'active' ? (
          <ConfirmButton
            name={t('administration.disable')}
            label={t('administration.disableName', { name })}
            onConfirm={() => {
              switching.mutate('disabled');
            }}
          />
        ) : (
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
        {hasSecondFactor && (
          <ConfirmButton
            name={t('administration.resetFactor')}
            label={t('administration.resetFactorOf', { name })}
            onConfirm={() => {
              resetting.mutate();
            }}
          />
        )}
        <ConfirmButton
          name={t('administration.endSessions')}
          label={t('administration.endSessionsOf', { name })}
          onConfirm={() => {
            ending.mutate();
          }}
        />
      </span>
      {ending.isSuccess && <span role="status">{t('administration.ended', { count: ending.data.ended })}</span>}
      <FormProblem problem={switching.error ?? resetting.error ?? ending.error} />
    </span>
  );
}
