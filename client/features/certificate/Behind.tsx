import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Dominated } from '#shared/certificate.ts';
import { Sentence } from './Sentence.tsx';
import { SpaceName } from './SpaceName.tsx';
import styles from './CertificateView.module.css';

/** The spaces that no weights put before another one shown; folded, since there may be many. */
export function Behind({ dominated }: { readonly dominated: readonly Dominated[] }): ReactElement | null {
  const { t } = useTranslation();
  if (dominated.length === 0) return null;
  return (
    <section aria-labelledby="behind">
      <h3 id="behind">{t('certificate.behind')}</h3>
      <p className={styles['hint']}>{t('certificate.behindHint')}</p>
      <details className={styles['more']}>
        <summary>{t('certificate.behindAll', { count: dominated.length })}</summary>
        <ul className={styles['sentences']}>
          {dominated.map(({ space, by: [best, ...others] }) => (
            <li key={space.id}>
              <SpaceName space={space} /> {best !== undefined && <Sentence text="certificate.isBehind" space={best} />}
              {others.length > 0 && ` ${t('certificate.behindMore', { count: others.length })}`}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
