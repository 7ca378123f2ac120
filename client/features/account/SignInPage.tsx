import { Button, Skeleton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signInByLink } from '#shared/sessionEndpoints.ts';
import { call } from '#client/app/api.ts';
import { ApiProblem } from '#client/app/apiProblem.ts';
import { desksOf } from '#client/app/desks.ts';
import { Frame } from '#client/app/Frame.tsx';
import { useLinkToken } from '#client/app/linkToken.ts';
import { readSearch } from '#client/app/search.ts';
import { currentSession, enter, useSession } from '#client/app/session.ts';
import { CodeInput } from './CodeInput.tsx';
import { FormProblem } from './FormProblem.tsx';
import { SignInForm } from './SignInForm.tsx';
import styles from './Account.module.css';

/** Sign-in by password, or by the one-time link with which the page was opened. */
export function SignInPage(): ReactElement {
  const { t } = useTranslation();
  const token = useLinkToken();
  const { state } = useSession();
  const goOn = useGoOn();
  const wasIn = useRef(state === 'in');
  useEffect(() => {
    // Whoever is signed in already has nothing to do here.
    if (wasIn.current && token === undefined) goOn();
  }, [goOn, token]);
  return (
    <Frame width="narrow">
      <h2>{t('account.signIn')}</h2>
      {state === 'unknown' && token === undefined ? (
        <Skeleton height={240} />
      ) : token === undefined ? (
        <SignInForm onSignedIn={goOn} />
      ) : (
        <ByLink token={token} onSignedIn={goOn} />
      )}
    </Frame>
  );
}

/** To the first desk of whoever has just signed in, or to the second factor that is still missing. */
function useGoOn(): () => void {
  const navigate = useNavigate();
  return useCallback(() => {
    const { me } = currentSession();
    const desk = me?.mustEnrol === true ? undefined : desksOf(me)[0]?.link;
    void navigate({ ...(desk ?? { to: '/account', search: readSearch }), replace: true });
  }, [navigate]);
}

function ByLink({ token, onSignedIn }: { readonly token: string; readonly onSignedIn: () => void }): ReactElement {
  const { t } = useTranslation();
  const [code, setCode] = useState<string>();
  const signing = useMutation({
    mutationFn: () => call(signInByLink, { body: { token, ...(code !== undefined && code !== '' && { code }) } }),
    onSuccess(signedIn) {
      enter(signedIn);
      onSignedIn();
    },
    onError(problem) {
      if (problem instanceof ApiProblem && problem.code === 'totp-required') setCode('');
    },
  });
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        signing.mutate();
      }}
    >
      <p>{t('account.byLinkHint')}</p>
      {code !== undefined && <CodeInput value={code} onChange={setCode} isFirst />}
      <FormProblem problem={signing.error} quiet={['totp-required']} />
      <div className={styles['buttons']}>
        <Button type="submit" loading={signing.isPending}>
          {t('account.signIn')}
        </Button>
      </div>
    </form>
  );
}
