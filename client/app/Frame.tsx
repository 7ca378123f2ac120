import { type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Header } from './Header.tsx';
import { OfflineNote } from './OfflineNote.tsx';
import styles from './Frame.module.css';

interface Props {
  /** A text of normal width, or a form; desks with tables and boards take the whole page. */
  readonly width?: 'narrow' | 'text' | 'whole';
  readonly children: ReactNode;
}

/** A page with the header on top and one column below, which scrolls. */
export function Frame({ width = 'text', children }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={styles['page']}>
      <a className="pf-skip pf-no-print" href="#results">
        {t('app.skip')}
      </a>
      <Header />
      <OfflineNote />
      <main className={styles['main']}>
        <div id="results" tabIndex={-1} className={`${styles['column'] ?? ''} ${styles[width] ?? ''} pf-paper`}>
          {children}
        </div>
      </main>
    </div>
  );
}
