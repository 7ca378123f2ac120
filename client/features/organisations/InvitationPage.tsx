import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type InvitationShown,
  acceptInvitation,
  joinByInvitation,
  showInvitation,
} from '#shared/invitationEndpoints.ts';
import { getMe } from '#shared/meEndpoints.ts';
import { call } from '#client/app/api.ts';
import { Frame } from '#client/app/Frame.tsx';
import { useLinkToken } from '#client/app/linkToken.ts';
import { readSearch } from '#client/app/search.ts';
import { updateMe, useSession } from '#client/app/session.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { FormProblem } from '#client/features/account/FormProblem.tsx';
import { NewPasswordInput } from '#client/features/account/NewPasswordInput.tsx';
import { SignInHere } from '#client/features/account/SignInHere.tsx';
import { Problem } from '#client/ui/Problem.tsx';
import { TextField } from '#client/ui/TextField.tsx';
import { signInAs } from './signInAs.ts';
import styles from './Organisations.module.css';

/** Opened by the link of an invitation: whoever has an account joins with it, others get one. */
export function InvitationPage(): ReactElement {
  const { t } = useTranslation();
  const token = useLinkToken();
  return (
    <Frame width="narrow">
      <h2>{t('organisation.invitation.title')}</h2>
      {token === undefined ? <p role="alert">{t('app.problems.link-invalid')}</p> : <Answer token={token} />}
    </Frame>
  );
}

function Answer({ token }: { readonly token: string }): ReactElement {
  const { t } = useTranslation();
  const { state } = useSession();
  const shown = useQuery({
    queryKey: ['invitation', token],
    gcTime: 0,
    retry: false,
    queryFn: ({ signal }) => call(showInvitation, { body: { token } }, signal),
  });
  if (shown.isPending || state === 'unknown') return <Skeleton height={240} />;
  if (shown.isError) return <Problem problem={shown.error} />;
  const { organisation, email, role, hasAccount } = shown.data;
  return (
    <>
      <p>
        {t('organisation.invitation.hint', {
          organisation: organisation.name,
          kind: t(`account.kinds.${organisation.kind}`),
          role: t(`account.roles.${role}`),
          email,
        })}
      </p>
      {hasAccount ? (
        <WithAccount token={token} isIn={state === 'in'} />
      ) : (
        <Accept token={token} invitation={shown.data} />
      )}
    </>
  );
}

function WithAccount({ token, isIn }: { readonly token: string; readonly isIn: boolean }): ReactElement {
  return isIn ? <Join token={token} /> : <SignInHere />;
}

function Accept({
  token,
  invitation: { email },
}: {
  readonly token: string;
  readonly invitation: InvitationShown;
}): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { language } = useSpeaking();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const accepting = useMutation({
    async mutationFn() {
      await call(acceptInvitation, { body: { token, name, password, language } });
      await signInAs(email, password);
      await navigate({ to: '/account', search: readSearch, replace: true });
    },
  });
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        accepting.mutate();
      }}
    >
      <TextField
        label={t('account.name')}
        autoComplete="name"
        required
        maxLength={80}
        value={name}
        onChange={setName}
      />
      <NewPasswordInput value={password} onChange={setPassword} />
      <FormProblem problem={accepting.error} />
      <div className={styles['buttons']}>
        <Button type="submit" loading={accepting.isPending}>
          {t('organisation.invitation.accept')}
        </Button>
      </div>
    </form>
  );
}

function Join({ token }: { readonly token: string }): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { me } = useSession();
  const joining = useMutation({
    async mutationFn() {
      await call(joinByInvitation, { body: { token } });
      updateMe(await call(getMe, {}));
      await navigate({ to: '/account', search: readSearch, replace: true });
    },
  });
  return (
    <div className={styles['form']}>
      <p>{t('organisation.invitation.joinHint', { name: me?.name, email: me?.email })}</p>
      <FormProblem problem={joining.error} />
      <div className={styles['buttons']}>
        <Button
          loading={joining.isPending}
          onClick={() => {
            joining.mutate();
          }}
        >
          {t('organisation.invitation.join')}
        </Button>
      </div>
    </div>
  );
}
