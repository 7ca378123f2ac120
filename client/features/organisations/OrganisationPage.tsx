import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Organisation } from '#shared/organisation.ts';
import { getOrganisationHistory, renameOrganisation, restoreOrganisation } from '#shared/organisationEndpoints.ts';
import { call } from '#client/app/api.ts';
import { Frame } from '#client/app/Frame.tsx';
import { RequireSignIn } from '#client/app/RequireSignIn.tsx';
import { useSession } from '#client/app/session.ts';
import { AuditPanel } from '#client/features/audit/AuditPanel.tsx';
import { FormProblem } from '#client/features/account/FormProblem.tsx';
import { Clashes } from '#client/ui/Clashes.tsx';
import { History } from '#client/ui/History.tsx';
import { Problem } from '#client/ui/Problem.tsx';
import { Tag } from '#client/ui/Tag.tsx';
import { TextField } from '#client/ui/TextField.tsx';
import { useWriting } from '#client/ui/useWriting.ts';
import { ApiTokensSection } from './ApiTokensSection.tsx';
import { ClaimsSection } from './ClaimsSection.tsx';
import { DecideClaims } from './DecideClaims.tsx';
import { InvitationsSection } from './InvitationsSection.tsx';
import { MembersSection } from './MembersSection.tsx';
import { ORGANISATION_KEY, useOrganisation } from './organisationQueries.ts';
import { useOrganisationNames } from './organisationNames.ts';
import styles from './Organisations.module.css';

/** One organisation: its people, whom it has invited, its parks, its programs, and what was done to it. */
export function OrganisationPage(): ReactElement {
  return (
    <Frame>
      <RequireSignIn>
        <Loaded />
      </RequireSignIn>
    </Frame>
  );
}

function Loaded(): ReactElement {
  const { id = '' } = useParams({ strict: false });
  const { data, error, refetch } = useOrganisation(id);
  return (
    <>
      {error !== null && <Problem problem={error} onRetry={() => void refetch()} />}
      {data === undefined ? error === null && <Skeleton height={320} /> : <Sections organisation={data} />}
    </>
  );
}

function Sections({ organisation }: { readonly organisation: Organisation }): ReactElement {
  const { id, kind } = organisation;
  const mine = useRoleIn(id);
  const isManaged = mine !== 'member';
  return (
    <>
      <Head organisation={organisation} />
      {isManaged && <NameSection organisation={organisation} />}
      <MembersSection organisationId={id} isManaged={isManaged} />
      {isManaged && <InvitationsSection organisationId={id} />}
      {kind === 'operator' && <ClaimsSection organisation={organisation} mayClaim={mine === 'manager'} />}
      {kind === 'bureau' && mine !== undefined && <DecideClaims />}
      <Programs organisation={organisation} />
      <HistorySection organisation={organisation} isManaged={isManaged} />
      {isManaged && <AuditPanel organisationId={id} />}
    </>
  );
}

function Head({ organisation: { kind, name, state, demo } }: { readonly organisation: Organisation }): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <h2>{name}</h2>
      <p>
        {t(`account.kinds.${kind}`)} {demo && <Tag look="dashed">{t('app.demo')}</Tag>}{' '}
        {state === 'disabled' && <Tag>{t('organisation.states.disabled')}</Tag>}
      </p>
    </>
  );
}

/** Only its own managers let programs work for it; an administrator does not see what they do. */
function Programs({ organisation }: { readonly organisation: Organisation }): ReactElement | null {
  return useRoleIn(organisation.id) === 'manager' ? <ApiTokensSection organisation={organisation} /> : null;
}

/** The role of whoever looks; undefined for an administrator who does not belong to it. */
function useRoleIn(id: string): 'member' | 'manager' | undefined {
  const { me } = useSession();
  return me?.memberships.find(({ organisation }) => organisation.id === id)?.role;
}

function NameSection({ organisation }: { readonly organisation: Organisation }): ReactElement {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { shown, write, saved, isChanged, ...clashing } = useWriting({ name: organisation.name });
  const renaming = useMutation({
    mutationFn: () =>
      call(renameOrganisation, {
        params: { id: organisation.id },
        headers: { 'if-match': `"${organisation.revision}"` },
        body: shown,
      }),
    onSuccess() {
      saved(shown);
      return client.invalidateQueries({ queryKey: [ORGANISATION_KEY] });
    },
  });
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        renaming.mutate();
      }}
    >
      <div className={styles['inline']}>
        <TextField
          label={t('organisation.name')}
          required
          minLength={2}
          maxLength={120}
          value={shown.name}
          onChange={(name) => {
            write({ name });
          }}
        />
        <Button
          type="submit"
          variant="default"
          loading={renaming.isPending}
          disabled={!isChanged || clashing.clashes.length > 0}
        >
          {t('account.save')}
        </Button>
      </div>
      <Clashes {...clashing} fieldName={() => t('organisation.name')} />
      <FormProblem problem={renaming.error} />
    </form>
  );
}

interface HistoryProps {
  readonly organisation: Organisation;
  readonly isManaged: boolean;
}

function HistorySection({ organisation: { id, revision }, isManaged }: HistoryProps): ReactElement {
  const { t } = useTranslation();
  const client = useQueryClient();
  const names = useOrganisationNames();
  const history = useQuery({
    queryKey: [ORGANISATION_KEY, 'history', id, revision],
    queryFn: ({ signal }) => call(getOrganisationHistory, { params: { id } }, signal),
  });
  const restoring = useMutation({
    mutationFn: (earlier: number) =>
      call(restoreOrganisation, {
        params: { id },
        headers: { 'if-match': `"${revision}"` },
        body: { revision: earlier },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: [ORGANISATION_KEY] }),
  });
  return (
    <section className={styles['section']}>
      <h3>{t('organisation.history')}</h3>
      <History
        entries={history.data?.items}
        problem={history.error}
        onRetry={() => void history.refetch()}
        isRestoring={restoring.isPending}
        {...(isManaged && { onRestore: restoring.mutate })}
        {...names}
      />
      <FormProblem problem={restoring.error} />
    </section>
  );
}
