import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactElement, Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { readSearch } from './search.ts';
import { useSession } from './session.ts';

const SignedInMenu = lazy(async () => ({
  default: (await import('#client/features/account/SignedInMenu.tsx')).SignedInMenu,
}));

/** The way in, or the menu of whoever is signed in. */
export function AccountMenu(): ReactElement | null {
  const { t } = useTranslation();
  const { state, me } = useSession();
  if (state === 'unknown') return null;
  if (me !== undefined) {
    return (
      <Suspense fallback={null}>
        <SignedInMenu me={me} />
      </Suspense>
    );
  }
  return (
    <Button
      variant="light"
      size="compact-sm"
      renderRoot={(props: object) => <Link to="/sign-in" search={readSearch} {...props} />}
    >
      {t('app.signIn')}
    </Button>
  );
}
