import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { completeRegistration, register, showRegistration } from '#shared/registrationEndpoints.ts';
import { call } from '#client/app/api.ts';
import { Frame } from '#client/app/Frame.tsx';
import { useLinkToken } from '#client/app/linkToken.ts';
import { readSearch } from '#client/app/search.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { FormProblem } from '#client/features/account/FormProblem.tsx';
import { NewPasswordInput } from '#client/features/account/NewPasswordInput.tsx';
import { useFormToken } from '#client/features/publicLead/useFormToken.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { TextField } from '#client/ui/TextField.tsx';
import { signInAs } from './signInAs.ts';
import styles from './Organisations.module.css';

/** A company asks for an account; opened by the link of the mail, it gets one. */
export function RegistrationPage(): ReactElement {
  const { t } = useTranslation();
  const token = useLinkToken();
  return (
    <Frame width="narrow">
      <h2>{t('organisation.registration.title')}</h2>
      {token === undefined ? <Ask /> : <Complete token={token} />}
    </Frame>
  );
}

function Ask(): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const [companyName, setCompanyName] = useState('');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const form = useFormToken();
  const registering = useMutation({
    async mutationFn() {
      const proof = { token: await form.token() };
      return call(register, { body: { companyName, name, email: email.trim(), language, proof } });
    },
  });
  if (registering.isSuccess) {
    return (
      <p role="status" className={styles['done']}>
        {t('organisation.registration.sent', { email })}
      </p>
    );
  }
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        registering.mutate();
      }}
    >
      <p>{t('organisation.registration.hint')}</p>
      <TextField
        label={t('organisation.registration.company')}
        autoComplete="organization"
        required
        minLength={2}
        maxLength={120}
        value={companyName}
        onChange={setCompanyName}
      />
      <TextField
        label={t('organisation.registration.yourName')}
        autoComplete="name"
        required
        maxLength={80}
        value={name}
        onChange={setName}
      />
      <TextField
        label={t('account.email')}
        type="email"
        autoComplete="email"
        required
        value={email}
        onChange={setEmail}
      />
      <FormProblem problem={registering.error} />
      <div className={styles['buttons']}>
        <Button type="submit" loading={registering.isPending}>
          {t('organisation.registration.submit')}
        </Button>
      </div>
    </form>
  );
}

function Complete({ token }: { readonly token: string }): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [password, setPassword] = useState('');
  const shown = useQuery({
    queryKey: ['registration', token],
    gcTime: 0,
    retry: false,
    queryFn: ({ signal }) => call(showRegistration, { body: { token } }, signal),
  });
  const completing = useMutation({
    async mutationFn(email: string) {
      await call(completeRegistration, { body: { token, password } });
      await signInAs(email, password);
      await navigate({ to: '/account', search: readSearch, replace: true });
    },
  });
  if (shown.isPending) return <Skeleton height={240} />;
  if (shown.isError) return <Problem problem={shown.error} />;
  const { companyName, name, email } = shown.data;
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        completing.mutate(email);
      }}
    >
      <p>{t('organisation.registration.completeHint', { company: companyName, name, email })}</p>
      <NewPasswordInput value={password} onChange={setPassword} />
      <FormProblem problem={completing.error} />
      <div className={styles['buttons']}>
        <Button type="submit" loading={completing.isPending}>
          {t('organisation.registration.complete')}
        </Button>
      </div>
    </form>
  );
}
