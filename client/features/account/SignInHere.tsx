import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { SignInForm } from './SignInForm.tsx';
import styles from './Account.module.css';

/** Sign-in in the place of what needs it. */
export function SignInHere(): ReactElement {
  const { t } = useTranslation();
  return (
    <section className={styles['narrow']}>
      <h2>{t('account.signIn')}</h2>
      <p className="pf-quiet">{t('account.signInHint')}</p>
      <SignInForm />
    </section>
  );
}
