import { Skeleton } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiToken, listApiTokens, revokeApiToken } from '#shared/apiTokenEndpoints.ts';
import { type Organisation } from '#shared/organisation.ts';
import { call } from '#client/app/api.ts';
import { today } from '#client/app/clock.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { dayText } from '#client/explain/day.ts';
import { momentText } from '#client/explain/moment.ts';
import { FormProblem } from '#client/features/account/FormProblem.tsx';
import { Problem } from '#client/ui/Problem.tsx';
import { Tag } from '#client/ui/Tag.tsx';
import { ApiTokenHistory } from './ApiTokenHistory.tsx';
import { ConfirmButton } from './ConfirmButton.tsx';
import { MakeApiToken } from './MakeApiToken.tsx';
import { ORGANISATION_KEY, WHOLE, useList } from './organisationQueries.ts';
import styles from './Organisations.module.css';

interface Props {
  readonly organisation: Pick<Organisation, 'id' | 'kind'>;
}

/** The tokens by which programs work for an organisation, and a form that makes one. */
export function ApiTokensSection({ organisation }: Props): ReactElement {
  const { t } = useTranslation();
  const tokens = useList(listApiTokens, { params: { organisationId: organisation.id }, query: WHOLE });
  return (
    <section className={styles['section']}>
      <h3>{t('organisation.tokens.title')}</h3>
      <p className="pf-quiet">{t('organisation.tokens.hint')}</p>
      {tokens.isPending && <Skeleton height={80} />}
      {tokens.isError && <Problem problem={tokens.error} onRetry={() => void tokens.refetch()} />}
      {tokens.data?.items.length === 0 && <p className="pf-quiet">{t('organisation.tokens.none')}</p>}
      <ul className={styles['rows']}>
        {inOrder(tokens.data?.items ?? []).map((token) => (
          <li key={token.id}>
            <Row token={token} />
          </li>
        ))}
      </ul>
      <MakeApiToken organisation={organisation} />
    </section>
  );
}

/** Those that work before those that were revoked, the newest first. */
function inOrder(tokens: readonly ApiToken[]): readonly ApiToken[] {
  const newestFirst = tokens.toSorted((one, other) => other.createdAt.localeCompare(one.createdAt));
  const isRevoked = ({ revokedAt }: ApiToken): boolean => revokedAt !== undefined;
  return [...newestFirst.filter((token) => !isRevoked(token)), ...newestFirst.filter(isRevoked)];
}

function Row({ token }: { readonly token: ApiToken }): ReactElement {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { id, name, scopes, revokedAt, expiresOn } = token;
  const revoking = useMutation({
    mutationFn: () => call(revokeApiToken, { params: { id }, body: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: [ORGANISATION_KEY] }),
  });
  const isExpired = expiresOn !== undefined && expiresOn < today();
  return (
    <>
      <span className={styles['who']}>
        <span>
          <strong>{name}</strong> {revokedAt !== undefined && <Tag>{t('organisation.tokens.revoked')}</Tag>}{' '}
          {revokedAt === undefined && isExpired && <Tag>{t('organisation.tokens.expired')}</Tag>}
        </span>
        <span>
          {scopes.map((scope) => t(`organisation.tokens.scopes.${scope}`, { nsSeparator: false })).join(' · ')}
        </span>
        <Days token={token} />
        <ApiTokenHistory token={token} />
      </span>
      {revokedAt === undefined && (
        <ConfirmButton
          name={t('organisation.tokens.revoke')}
          label={t('organisation.tokens.revokeName', { name })}
          onConfirm={() => {
            revoking.mutate();
          }}
        />
      )}
      <FormProblem problem={revoking.error} />
    </>
  );
}

/** When it was made, when it was last used, until when it works. */
function Days({ token: { createdAt, lastUsedOn, expiresOn, revokedAt } }: { readonly token: ApiToken }): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const parts = [
    t('organisation.tokens.madeAt', { at: momentText(createdAt, language) }),
    lastUsedOn === undefined
      ? t('organisation.tokens.neverUsed')
      : t('organisation.tokens.lastUsedOn', { day: dayText(lastUsedOn, language) }),
    expiresOn !== undefined && t('organisation.tokens.worksUntil', { day: dayText(expiresOn, language) }),
    revokedAt !== undefined && t('organisation.tokens.revokedAt', { at: momentText(revokedAt, language) }),
  ];
  return <span className="pf-quiet">{parts.filter((part) => part !== false).join(' · ')}</span>;
}
