import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openLocalSession } from '#shared/localSessionEndpoints.ts';
import { call } from '#client/app/api.ts';
import { ApiProblem } from '#client/app/apiProblem.ts';
import { Problem } from '#client/ui/Problem.tsx';
import styles from './Drafts.module.css';

/** Exchanges the token that the server printed at its start for a session. */
export function Unlock(): ReactElement {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [token, setToken] = useState('');
  const unlocking = useMutation({
    mutationFn: () => call(openLocalSession, { body: { token: token.trim() } }),
    onSuccess(session) {
      client.setQueryData(['local-session'], session);
    },
  });
  const isWrong = unlocking.error instanceof ApiProblem && unlocking.error.code === 'not-signed-in';
  return (
    <form
      className={styles['unlock']}
      onSubmit={(event) => {
        event.preventDefault();
        unlocking.mutate();
      }}
    >
      <h2>{t('drafts.title')}</h2>
      <p>{t('drafts.unlockHint')}</p>
      <PasswordInput
        label={t('drafts.token')}
        value={token}
        autoComplete="off"
        required
        error={isWrong ? t('drafts.tokenWrong') : undefined}
        onChange={({ currentTarget }) => {
          setToken(currentTarget.value);
        }}
      />
      {unlocking.isError && !isWrong && <Problem problem={unlocking.error} />}
      <Button type="submit" loading={unlocking.isPending} disabled={token.trim() === ''}>
        {t('drafts.unlock')}
      </Button>
    </form>
  );
}
