import { Button, Select, Skeleton } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Invitation,
  invite,
  listInvitations,
  resendInvitation,
  withdrawInvitation,
} from '#shared/invitationEndpoints.ts';
import { call } from '#client/app/api.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { momentText } from '#client/explain/moment.ts';
import { FormProblem } from '#client/features/account/FormProblem.tsx';
import { Problem } from '#client/ui/Problem.tsx';
import { TextField } from '#client/ui/TextField.tsx';
import { ConfirmButton } from './ConfirmButton.tsx';
import { LanguageChoice } from './SetUpPage.tsx';
import { ORGANISATION_KEY, WHOLE, useList } from './organisationQueries.ts';
import styles from './Organisations.module.css';

interface Props {
  readonly organisationId: string;
}

/** Whom an organisation has asked to join, and a form to ask more. */
export function InvitationsSection({ organisationId }: Props): ReactElement {
  const { t } = useTranslation();
  const client = useQueryClient();
  const invitations = useList(listInvitations, { params: { organisationId }, query: WHOLE });
  const onSuccess = (): Promise<void> => client.invalidateQueries({ queryKey: [ORGANISATION_KEY] });
  const sending = useMutation({
    mutationFn: (one: Invitation) => call(resendInvitation, { ...seen(one), body: {} }),
    onSuccess,
  });
  const withdrawing = useMutation({
    mutationFn: (one: Invitation) => call(withdrawInvitation, { ...seen(one), body: {} }),
    onSuccess,
  });
  const open = invitations.data?.items.filter(({ state }) => state === 'open' || state === 'expired');
  return (
    <section className={styles['section']}>
      <h3>{t('organisation.invitations')}</h3>
      {invitations.isPending && <Skeleton height={80} />}
      {invitations.isError && <Problem problem={invitations.error} onRetry={() => void invitations.refetch()} />}
      {open?.length === 0 && <p className="pf-quiet">{t('organisation.noInvitations')}</p>}
      <ul className={styles['rows']}>
        {open?.map((invitation) => (
          <li key={invitation.id}>
            <Sent invitation={invitation} />
            <span className={styles['buttons']}>
              <Button
                size="xs"
                variant="default"
                aria-label={t('organisation.resendTo', { email: invitation.email })}
                onClick={() => {
                  sending.mutate(invitation);
                }}
              >
                {t('organisation.resend')}
              </Button>
              <ConfirmButton
                name={t('organisation.withdraw')}
                label={t('organisation.withdrawFrom', { email: invitation.email })}
                onConfirm={() => {
                  withdrawing.mutate(invitation);
                }}
              />
            </span>
          </li>
        ))}
      </ul>
      <FormProblem problem={sending.error ?? withdrawing.error} />
      <InviteForm organisationId={organisationId} />
    </section>
  );
}

function seen({ id, revision }: Invitation): {
  readonly params: { readonly id: string };
  readonly headers: { readonly 'if-match': string };
} {
  return { params: { id }, headers: { 'if-match': `"${revision}"` } };
}

function Sent({ invitation: { email, role, state, until } }: { readonly invitation: Invitation }): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const until_ = momentText(until, language);
  return (
    <span className={styles['who']}>
      <strong>{email}</strong>
      <span className="pf-quiet">
        {t(`account.roles.${role}`)},{' '}
        {state === 'open'
          ? t('organisation.openUntil', { until: until_ })
          : t('organisation.expiredAt', { until: until_ })}
      </span>
    </span>
  );
}

function InviteForm({ organisationId }: Props): ReactElement {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { language: shown } = useSpeaking();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<'member' | 'manager'>('member');
  const [language, setLanguage] = useState(shown);
  const inviting = useMutation({
    mutationFn: () => call(invite, { params: { organisationId }, body: { email: email.trim(), role, language } }),
    async onSuccess() {
      setEmail('');
      await client.invalidateQueries({ queryKey: [ORGANISATION_KEY] });
    },
  });
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        inviting.mutate();
      }}
    >
      <TextField
        label={t('organisation.inviteEmail')}
        type="email"
        autoComplete="off"
        required
        value={email}
        onChange={setEmail}
      />
      <Select
        label={t('organisation.role')}
        allowDeselect={false}
        value={role}
        data={[
          { value: 'member', label: t('account.roles.member') },
          { value: 'manager', label: t('account.roles.manager') },
        ]}
        onChange={(chosen) => {
          setRole(chosen === 'manager' ? 'manager' : 'member');
        }}
      />
      <LanguageChoice value={language} onChange={setLanguage} />
      <FormProblem problem={inviting.error} />
      {inviting.isSuccess && <p role="status">{t('organisation.invited')}</p>}
      <div className={styles['buttons']}>
        <Button type="submit" loading={inviting.isPending}>
          {t('organisation.invite')}
        </Button>
      </div>
    </form>
  );
}
