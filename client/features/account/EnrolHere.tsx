import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Enrolment } from './Enrolment.tsx';
import styles from './Account.module.css';

/** Whose role asks for a second factor enrols it before anything else. */
export function EnrolHere(): ReactElement {
  const { t } = useTranslation();
  return (
    <section className={styles['narrow']}>
      <h2>{t('account.factor')}</h2>
      <p>{t('account.mustEnrol')}</p>
      <Enrolment />
    </section>
  );
}
