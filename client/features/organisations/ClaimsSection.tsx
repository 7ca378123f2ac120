import { Button, Select, Skeleton, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Organisation } from '#shared/organisation.ts';
import { type ParkClaim, claimPark, listOwnParkClaims, withdrawParkClaim } from '#shared/parkClaimEndpoints.ts';
import { call } from '#client/app/api.ts';
import { useParks } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { FormProblem } from '#client/features/account/FormProblem.tsx';
import { Problem } from '#client/ui/Problem.tsx';
import { ClaimHistory } from './ClaimHistory.tsx';
import { ConfirmButton } from './ConfirmButton.tsx';
import { ORGANISATION_KEY, WHOLE, useList } from './organisationQueries.ts';
import { useParkName } from './parkNames.ts';
import styles from './Organisations.module.css';

interface Props {
  readonly organisation: Organisation;
  readonly mayClaim: boolean;
}

/** The parks of an operator, and those that it says are its own. */
export function ClaimsSection({ organisation: { id, parkIds }, mayClaim }: Props): ReactElement {
  const { t } = useTranslation();
  const client = useQueryClient();
  const parkName = useParkName();
  const claims = useList(listOwnParkClaims, { params: { organisationId: id }, query: WHOLE });
  const withdrawing = useMutation({
    mutationFn: ({ id: claimId, revision }: ParkClaim) =>
      call(withdrawParkClaim, { params: { id: claimId }, headers: { 'if-match': `"${revision}"` }, body: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: [ORGANISATION_KEY] }),
  });
  return (
    <section className={styles['section']}>
      <h3>{t('organisation.parks')}</h3>
      {parkIds.length === 0 && <p className="pf-quiet">{t('organisation.noParks')}</p>}
      <ul>
        {parkIds.map((parkId) => (
          <li key={parkId}>{parkName(parkId)}</li>
        ))}
      </ul>
      {claims.isPending && <Skeleton height={60} />}
      {claims.isError && <Problem problem={claims.error} onRetry={() => void claims.refetch()} />}
      <ul className={styles['rows']}>
        {claims.data?.items.map((claim) => (
          <li key={claim.id}>
            <span className={styles['who']}>
              <strong>{parkName(claim.parkId)}</strong>
              <span className="pf-quiet">
                {t(`organisation.claimStates.${claim.state}`)}
                {claim.reason === undefined ? '' : `: ${claim.reason}`}
              </span>
              <ClaimHistory claim={claim} />
            </span>
            {claim.state === 'open' && mayClaim && (
              <ConfirmButton
                name={t('organisation.withdraw')}
                label={t('organisation.withdrawClaim', { park: parkName(claim.parkId) })}
                onConfirm={() => {
                  withdrawing.mutate(claim);
                }}
              />
            )}
          </li>
        ))}
      </ul>
      <FormProblem problem={withdrawing.error} />
      {mayClaim && <ClaimForm organisationId={id} held={parkIds} />}
    </section>
  );
}

interface FormProps {
  readonly organisationId: string;
  readonly held: readonly string[];
}

function ClaimForm({ organisationId, held }: FormProps): ReactElement {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { language } = useSpeaking();
  const parks = useParks();
  const [parkId, setParkId] = useState<string | null>(null);
  const [grounds, setGrounds] = useState('');
  const claiming = useMutation({
    mutationFn: (chosen: string) =>
      call(claimPark, { params: { organisationId }, body: { parkId: chosen, grounds: grounds.trim() } }),
    async onSuccess() {
      setParkId(null);
      setGrounds('');
      await client.invalidateQueries({ queryKey: [ORGANISATION_KEY] });
    },
  });
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (parkId !== null) claiming.mutate(parkId);
      }}
    >
      <p>{t('organisation.claimHint')}</p>
      <Select
        label={t('organisation.claimPark')}
        searchable
        required
        value={parkId}
        data={(parks.data ?? [])
          .filter(({ id, isUmbrella }) => !isUmbrella && !held.includes(id))
          .map(({ id, name }) => ({ value: id, label: language === 'en' ? name.en : name.zh }))}
        onChange={setParkId}
      />
      <Textarea
        label={t('organisation.claimGrounds')}
        description={t('organisation.claimGroundsHint')}
        required
        maxLength={1000}
        autosize
        minRows={2}
        value={grounds}
        onChange={({ currentTarget }) => {
          setGrounds(currentTarget.value);
        }}
      />
      <FormProblem problem={claiming.error} />
      {claiming.isSuccess && <p role="status">{t('organisation.claimed')}</p>}
      <div className={styles['buttons']}>
        <Button type="submit" loading={claiming.isPending} disabled={parkId === null}>
          {t('organisation.claim')}
        </Button>
      </div>
    </form>
  );
}
