import { Button, SegmentedControl, Skeleton, Switch } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signInByLink } from '#shared/sessionEndpoints.ts';
import { getSetUp, setUp } from '#shared/setUpEndpoints.ts';
import { call } from '#client/app/api.ts';
import { Frame } from '#client/app/Frame.tsx';
import { useLinkToken } from '#client/app/linkToken.ts';
import { readSearch } from '#client/app/search.ts';
import { enter } from '#client/app/session.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { FormProblem } from '#client/features/account/FormProblem.tsx';
import { NewPasswordInput } from '#client/features/account/NewPasswordInput.tsx';
import { Problem } from '#client/ui/Problem.tsx';
import { TextField } from '#client/ui/TextField.tsx';
import { RestoreForm } from './RestoreForm.tsx';
import styles from './Organisations.module.css';

/** The first run: whoever has started the server makes its first administrator, by the link that the start printed. */
export function SetUpPage(): ReactElement {
  const { t } = useTranslation();
  const token = useLinkToken();
  const state = useQuery({ queryKey: ['set-up'], staleTime: 0, queryFn: ({ signal }) => call(getSetUp, {}, signal) });
  return (
    <Frame width="narrow">
      <h2>{t('organisation.setUp.title')}</h2>
      {state.isPending && <Skeleton height={240} />}
      {state.isError && <Problem problem={state.error} onRetry={() => void state.refetch()} />}
      {state.isSuccess && (state.data.isDone ? <Done /> : <ByLink token={token} />)}
    </Frame>
  );
}

function Done(): ReactElement {
  const { t } = useTranslation();
  return (
    <p>
      {t('organisation.setUp.done')}{' '}
      <Link to="/sign-in" search={readSearch}>
        {t('account.signIn')}
      </Link>
    </p>
  );
}

function ByLink({ token }: { readonly token: string | undefined }): ReactElement {
  const { t } = useTranslation();
  if (token === undefined) return <p>{t('organisation.setUp.needsLink')}</p>;
  return (
    <>
      <SetUpForm token={token} />
      <h3>{t('organisation.setUp.restoreTitle')}</h3>
      <RestoreForm token={token} />
    </>
  );
}

function SetUpForm({ token }: { readonly token: string }): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { language: shown } = useSpeaking();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [language, setLanguage] = useState(shown);
  const [demo, setDemo] = useState(true);
  const setting = useMutation({
    async mutationFn() {
      const administrator = { name, email: email.trim(), password, language };
      const { signInToken } = await call(setUp, { body: { token, administrator, demo } });
      enter(await call(signInByLink, { body: { token: signInToken } }));
      await navigate({ to: '/admin', search: readSearch, replace: true });
    },
  });
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        setting.mutate();
      }}
    >
      <p>{t('organisation.setUp.hint')}</p>
      <TextField
        label={t('account.name')}
        autoComplete="name"
        required
        maxLength={80}
        value={name}
        onChange={setName}
      />
      <TextField
        label={t('account.email')}
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={setEmail}
      />
      <NewPasswordInput value={password} onChange={setPassword} />
      <LanguageChoice value={language} onChange={setLanguage} />
      <Switch
        label={t('organisation.setUp.demo')}
        description={t('organisation.setUp.demoHint')}
        checked={demo}
        onChange={({ currentTarget }) => {
          setDemo(currentTarget.checked);
        }}
      />
      <FormProblem problem={setting.error} />
      <div className={styles['buttons']}>
        <Button type="submit" loading={setting.isPending}>
          {t('organisation.setUp.submit')}
        </Button>
      </div>
    </form>
  );
}

interface LanguageProps {
  readonly value: 'zh-CN' | 'en';
  readonly onChange: (language: 'zh-CN' | 'en') => void;
}

/** In which language mail is written to somebody; each named in itself. */
export function LanguageChoice({ value, onChange }: LanguageProps): ReactElement {
  const { t } = useTranslation();
  return (
    <div>
      <span className={styles['label']}>{t('account.language')}</span>
      <SegmentedControl
        aria-label={t('account.language')}
        value={value}
        onChange={(chosen) => {
          onChange(chosen === 'en' ? 'en' : 'zh-CN');
        }}
        data={[
          { value: 'zh-CN', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
      />
    </div>
  );
}
