import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askPasswordReset } from '#shared/meEndpoints.ts';
import { call } from '#client/app/api.ts';
import { Frame } from '#client/app/Frame.tsx';
import { FormProblem } from './FormProblem.tsx';
import styles from './Account.module.css';

/** Asks for a link by which a forgotten password is replaced. */
export function ForgottenPage(): ReactElement {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const asking = useMutation({ mutationFn: () => call(askPasswordReset, { body: { email: email.trim() } }) });
  return (
    <Frame width="narrow">
      <h2>{t('account.forgotten')}</h2>
      {asking.isSuccess ? (
        <p role="status" className={styles['done']}>
          {t('account.resetSent')}
        </p>
      ) : (
        <form
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault();
            asking.mutate();
          }}
        >
          <p>{t('account.forgottenHint')}</p>
          <TextInput
            label={t('account.email')}
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={({ currentTarget }) => {
              setEmail(currentTarget.value);
            }}
          />
          <FormProblem problem={asking.error} />
          <div className={styles['buttons']}>
            <Button type="submit" loading={asking.isPending}>
              {t('account.sendLink')}
            </Button>
          </div>
        </form>
      )}
    </Frame>
  );
}
