import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signIn } from '#shared/sessionEndpoints.ts';
import { call } from '#client/app/api.ts';
import { ApiProblem } from '#client/app/apiProblem.ts';
import { readSearch } from '#client/app/search.ts';
import { enter } from '#client/app/session.ts';
import { CodeInput } from './CodeInput.tsx';
import { FormProblem } from './FormProblem.tsx';
import styles from './Account.module.css';

/** Address and password, and then the code where the account has a second factor. */
export function SignInForm({ onSignedIn }: { readonly onSignedIn?: () => void }): ReactElement {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string>();
  const signing = useMutation({
    mutationFn: () =>
      call(signIn, { body: { email: email.trim(), password, ...(code !== undefined && code !== '' && { code }) } }),
    onSuccess(signedIn) {
      enter(signedIn);
      onSignedIn?.();
    },
    onError(problem) {
      if (problem instanceof ApiProblem && problem.code === 'totp-required') setCode('');
    },
  });
  const asksCode = code !== undefined;
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        signing.mutate();
      }}
    >
      <TextInput
        label={t('account.email')}
        type="email"
        autoComplete="username"
        required
        value={email}
        disabled={asksCode}
        onChange={({ currentTarget }) => {
          setEmail(currentTarget.value);
        }}
      />
      <PasswordInput
        label={t('account.password')}
        autoComplete="current-password"
        required
        value={password}
        disabled={asksCode}
        visibilityToggleButtonProps={{ 'aria-label': t('account.showPassword') }}
        onChange={({ currentTarget }) => {
          setPassword(currentTarget.value);
        }}
      />
      {asksCode && <CodeInput value={code} onChange={setCode} isFirst />}
      <FormProblem problem={signing.error} quiet={['totp-required']} />
      <div className={styles['buttons']}>
        <Button type="submit" loading={signing.isPending}>
          {t('account.signIn')}
        </Button>
        {asksCode && (
          <Button
            variant="subtle"
            onClick={() => {
              setCode(undefined);
              signing.reset();
            }}
          >
            {t('account.back')}
          </Button>
        )}
      </div>
      <Link to="/forgotten-password" search={readSearch}>
        {t('account.forgotten')}
      </Link>
      <Link to="/registration" search={readSearch}>
        {t('organisation.registration.title')}
      </Link>
    </form>
  );
}
