import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { confirmEmail, getMe } from '#shared/meEndpoints.ts';
import { call } from '#client/app/api.ts';
import { Frame } from '#client/app/Frame.tsx';
import { useLinkToken } from '#client/app/linkToken.ts';
import { currentSession, updateMe } from '#client/app/session.ts';
import { FormProblem } from './FormProblem.tsx';
import styles from './Account.module.css';

/** Makes an address the person's, by the link that was sent to it. A click is asked for: programs that look at mail open links. */
export function ConfirmEmailPage(): ReactElement {
  const { t } = useTranslation();
  const token = useLinkToken();
  const confirming = useMutation({
    mutationFn: async () => {
      await call(confirmEmail, { body: { token: token ?? '' } });
      if (currentSession().state === 'in') updateMe(await call(getMe, {}));
    },
  });
  return (
    <Frame width="narrow">
      <h2>{t('account.confirmEmail')}</h2>
      {token === undefined && <p role="alert">{t('app.problems.link-invalid')}</p>}
      {confirming.isSuccess && (
        <p role="status" className={styles['done']}>
          {t('account.emailConfirmed')}
        </p>
      )}
      {token !== undefined && !confirming.isSuccess && (
        <form
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault();
            confirming.mutate();
          }}
        >
          <p>{t('account.confirmEmailHint')}</p>
          <FormProblem problem={confirming.error} />
          <div className={styles['buttons']}>
            <Button type="submit" loading={confirming.isPending}>
              {t('account.confirm')}
            </Button>
          </div>
        </form>
      )}
    </Frame>
  );
}
