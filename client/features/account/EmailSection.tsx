import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Me } from '#shared/me.ts';
import { changeMyEmail } from '#shared/meEndpoints.ts';
import { call } from '#client/app/api.ts';
import { type Again, NOTHING_YET, asSent } from './again.ts';
import { AgainFields } from './AgainFields.tsx';
import { FormProblem } from './FormProblem.tsx';
import styles from './Account.module.css';

/** Changes the address for mail, by a link that is sent to the new one. */
export function EmailSection({ me }: { readonly me: Me }): ReactElement {
  const { t } = useTranslation();
  const [again, setAgain] = useState<Again>(NOTHING_YET);
  const [email, setEmail] = useState('');
  const asking = useMutation({
    mutationFn: () => call(changeMyEmail, { body: { ...asSent(again), email: email.trim() } }),
    onSuccess() {
      setAgain(NOTHING_YET);
    },
  });
  return (
    <section className={styles['section']}>
      <h3>{t('account.email')}</h3>
      <p>{t('account.emailNow', { email: me.email })}</p>
      <form
        className={styles['form']}
        aria-label={t('account.email')}
        onSubmit={(event) => {
          event.preventDefault();
          asking.mutate();
        }}
      >
        <TextInput
          label={t('account.newEmail')}
          type="email"
          autoComplete="email"
          required
          value={email}
          onChange={({ currentTarget }) => {
            setEmail(currentTarget.value);
          }}
        />
        <AgainFields value={again} onChange={setAgain} />
        <FormProblem problem={asking.error} />
        {asking.isSuccess && (
          <p role="status" className={styles['done']}>
            {t('account.emailSent')}
          </p>
        )}
        <div className={styles['buttons']}>
          <Button type="submit" loading={asking.isPending}>
            {t('account.sendLink')}
          </Button>
        </div>
      </form>
    </section>
  );
}
