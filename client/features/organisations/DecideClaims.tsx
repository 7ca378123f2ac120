import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ParkClaim, decideParkClaim, listParkClaims } from '#shared/parkClaimEndpoints.ts';
import { call } from '#client/app/api.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { momentText } from '#client/explain/moment.ts';
import { FormProblem } from '#client/features/account/FormProblem.tsx';
import { Problem } from '#client/ui/Problem.tsx';
import { Tag } from '#client/ui/Tag.tsx';
import { TextField } from '#client/ui/TextField.tsx';
import { ClaimHistory } from './ClaimHistory.tsx';
import { ORGANISATION_KEY, WHOLE, useList } from './organisationQueries.ts';
import { useParkName } from './parkNames.ts';
import styles from './Organisations.module.css';

type Decision = { readonly decision: 'confirmed' } | { readonly decision: 'refused'; readonly reason: string };

/** Claims of operators to parks that whoever looks may confirm or refuse. */
export function DecideClaims(): ReactElement {
  const { t } = useTranslation();
  const claims = useList(listParkClaims, { query: WHOLE });
  const open = claims.data?.items.filter(({ state }) => state === 'open');
  return (
    <section className={styles['section']}>
      <h3>{t('organisation.claims')}</h3>
      {claims.isPending && <Skeleton height={80} />}
      {claims.isError && <Problem problem={claims.error} onRetry={() => void claims.refetch()} />}
      {open?.length === 0 && <p className="pf-quiet">{t('organisation.noClaims')}</p>}
      <ul className={styles['rows']}>
        {open?.map((claim) => (
          <li key={claim.id}>
            <Claim claim={claim} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Claim({ claim }: { readonly claim: ParkClaim }): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const client = useQueryClient();
  const park = useParkName()(claim.parkId);
  const [reason, setReason] = useState<string>();
  const deciding = useMutation({
    mutationFn: (body: Decision) =>
      call(decideParkClaim, { params: { id: claim.id }, headers: { 'if-match': `"${claim.revision}"` }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: [ORGANISATION_KEY] }),
  });
  return (
    <div className={styles['who']}>
      <strong>
        {t('organisation.claimOf', { operator: claim.organisationName, park })}{' '}
        {claim.isHeldByOther && <Tag>{t('organisation.heldByOther')}</Tag>}
      </strong>
      <span>{claim.grounds}</span>
      <span className="pf-quiet">{momentText(claim.claimedAt, language)}</span>
      <ClaimHistory claim={claim} />
      {reason === undefined ? (
        <span className={styles['buttons']}>
          <Button
            size="xs"
            disabled={claim.isHeldByOther}
            loading={deciding.isPending}
            aria-label={t('organisation.confirmClaim', { operator: claim.organisationName, park })}
            onClick={() => {
              deciding.mutate({ decision: 'confirmed' });
            }}
          >
            {t('organisation.confirm')}
          </Button>
          <Button
            size="xs"
            variant="default"
            aria-label={t('organisation.refuseClaim', { operator: claim.organisationName, park })}
            onClick={() => {
              setReason('');
            }}
          >
            {t('organisation.refuse')}
          </Button>
        </span>
      ) : (
        <form
          className={styles['inline']}
          onSubmit={(event) => {
            event.preventDefault();
            deciding.mutate({ decision: 'refused', reason });
          }}
        >
          <TextField
            label={t('organisation.refusalReason')}
            required
            autoFocus
            maxLength={1000}
            value={reason}
            onChange={setReason}
          />
          <Button type="submit" size="sm" loading={deciding.isPending}>
            {t('organisation.refuse')}
          </Button>
          <Button
            size="sm"
            variant="default"
            onClick={() => {
              setReason(undefined);
            }}
          >
            {t('organisation.no')}
          </Button>
        </form>
      )}
      <FormProblem problem={deciding.error} />
    </div>
  );
}
