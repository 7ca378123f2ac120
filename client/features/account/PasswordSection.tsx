import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeMyPassword } from '#shared/meEndpoints.ts';
import { call } from '#client/app/api.ts';
import { updateMe } from '#client/app/session.ts';
import { type Again, NOTHING_YET, asSent } from './again.ts';
import { AgainFields } from './AgainFields.tsx';
import { FormProblem } from './FormProblem.tsx';
import { NewPasswordInput } from './NewPasswordInput.tsx';
import styles from './Account.module.css';

/** Changes the password; other sessions end. */
export function PasswordSection(): ReactElement {
  const { t } = useTranslation();
  const [again, setAgain] = useState<Again>(NOTHING_YET);
  const [newPassword, setNewPassword] = useState('');
  const saving = useMutation({
    mutationFn: () => call(changeMyPassword, { body: { ...asSent(again), newPassword } }),
    onSuccess(me) {
      setAgain(NOTHING_YET);
      setNewPassword('');
      updateMe(me);
    },
  });
  return (
    <section className={styles['section']}>
      <h3>{t('account.password')}</h3>
      <form
        className={styles['form']}
        aria-label={t('account.password')}
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate();
        }}
      >
        <AgainFields value={again} onChange={setAgain} />
        <NewPasswordInput value={newPassword} onChange={setNewPassword} />
        <FormProblem problem={saving.error} />
        {saving.isSuccess && (
          <p role="status" className={styles['done']}>
            {t('account.passwordChanged')}
          </p>
        )}
        <div className={styles['buttons']}>
          <Button type="submit" loading={saving.isPending}>
            {t('account.changePassword')}
          </Button>
        </div>
      </form>
    </section>
  );
}
