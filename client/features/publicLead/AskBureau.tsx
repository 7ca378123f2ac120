import { Link } from '@tanstack/react-router';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { readSearch } from '#client/app/search.ts';
import styles from './publicLead.module.css';

/** The way to the promotion bureaus, with the requirement that the page has. */
export function AskBureau(): ReactElement {
  const { t } = useTranslation();
  return (
    <p className={`${styles['ask'] ?? ''} pf-no-print`}>
      <Link to="/start" search={readSearch}>
        {t('publicLead.open')}
      </Link>
    </p>
  );
}
