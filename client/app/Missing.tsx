import { Link } from '@tanstack/react-router';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Frame } from './Frame.tsx';
import { readSearch } from './search.ts';

/** In place of a page that there is not, under an address that somebody has typed or that a text has cut off. */
export function Missing(): ReactElement {
  const { t } = useTranslation();
  return (
    <Frame width="narrow">
      <h2>{t('app.missingTitle')}</h2>
      <p>{t('app.missingHint')}</p>
      <p>
        <Link to="/" search={readSearch}>
          {t('app.views.find')}
        </Link>
      </p>
    </Frame>
  );
}
