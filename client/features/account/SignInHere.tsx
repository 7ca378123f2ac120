import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Me } from '#shared/me.ts';
import { SIGN_IN_HERE } from '#client/app/signInHere.ts';
import { SignInForm } from './SignInForm.tsx';
import styles from './Account.module.css';

interface Props {
  /** Whose session has ended here, and whose work waits. */
  readonly ended?: Me;
}

/** Sign-in in the place of what needs it. */
export function SignInHere({ ended }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <section className={styles['narrow']}>
      <h2 id={SIGN_IN_HERE} tabIndex={-1} {...(ended !== undefined && { ref: intoView })}>
        {t('account.signIn')}
      </h2>
      {ended === undefined ? (
        <p className="pf-quiet">{t('account.signInHint')}</p>
      ) : (
        <p role="status">{t('account.endedHint', { name: ended.name })}</p>
      )}
      <SignInForm />
    </section>
  );
}

/** What was being worked at has just gone out of sight: the keyboard goes on here. */
function intoView(heading: HTMLElement | null): void {
  heading?.focus();
}
