import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { resetPassword } from '#shared/meEndpoints.ts';
import { call } from '#client/app/api.ts';
import { Frame } from '#client/app/Frame.tsx';
import { useLinkToken } from '#client/app/linkToken.ts';
import { readSearch } from '#client/app/search.ts';
import { FormProblem } from './FormProblem.tsx';
import { NewPasswordInput } from './NewPasswordInput.tsx';
import styles from './Account.module.css';

/** Replaces a forgotten password, by the link of the mail. */
export function ResetPage(): ReactElement {
  const { t } = useTranslation();
  const token = useLinkToken();
  const [newPassword, setNewPassword] = useState('');
  const resetting = useMutation({
    mutationFn: () => call(resetPassword, { body: { token: token ?? '', newPassword } }),
  });
  return (
    <Frame width="narrow">
      <h2>{t('account.reset')}</h2>
      {token === undefined && <p role="alert">{t('app.problems.link-invalid')}</p>}
      {resetting.isSuccess && (
        <p role="status" className={styles['done']}>
          {t('account.resetDone')}{' '}
          <Link to="/sign-in" search={readSearch}>
            {t('account.signIn')}
          </Link>
        </p>
      )}
      {token !== undefined && !resetting.isSuccess && (
        <form
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault();
            resetting.mutate();
          }}
        >
          <NewPasswordInput value={newPassword} onChange={setNewPassword} />
          <FormProblem problem={resetting.error} />
          <div className={styles['buttons']}>
            <Button type="submit" loading={resetting.isPending}>
              {t('account.savePassword')}
            </Button>
          </div>
        </form>
      )}
    </Frame>
  );
}
