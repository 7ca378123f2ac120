import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Bundle, bundleKey } from '#shared/answer.ts';
import { BundleHead } from './BundleHead.tsx';
import { SpaceButtons } from './SpaceButtons.tsx';
import styles from './BundleList.module.css';

/** Several spaces of one park taken as one, best first. */
export function BundleList({ bundles }: { readonly bundles: readonly Bundle[] }): ReactElement {
  const { t } = useTranslation();
  return (
    <div>
      <h3 className={styles['hint']}>{t('results.bundleHint')}</h3>
      <ol>
        {bundles.map((bundle) => (
          <li key={bundleKey(bundle.spaces)} className={`${styles['bundle'] ?? ''} pf-keep`}>
            <BundleHead bundle={bundle} />
            <SpaceButtons spaces={bundle.spaces} />
          </li>
        ))}
      </ol>
    </div>
  );
}
