import { Button } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** In place of the page when it has a fault of its own: a way to go on. */
export function Broken(): ReactElement {
  const { t } = useTranslation();
  return (
    <main style={{ display: 'grid', gap: '1rem', justifyItems: 'start', maxWidth: '32rem', padding: '2rem' }}>
      <h1>{t('app.brokenTitle')}</h1>
      <p>{t('app.brokenHint')}</p>
      <Button component="a" href="/">
        {t('app.brokenAgain')}
      </Button>
    </main>
  );
}
