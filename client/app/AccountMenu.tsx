import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type MouseEvent, type ReactElement, Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { readSearch } from './search.ts';
import { useSession } from './session.ts';
import { SIGN_IN_HERE } from './signInHere.ts';

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
      renderRoot={(props: object) => <Link to="/sign-in" search={readSearch} onClick={stayWhereAsked} {...props} />}
    >
      {t('app.signIn')}
    </Button>
  );
}

/** Where the page asks for the sign-in itself, perhaps with something that waits for it, nobody is led away from there. */
function stayWhereAsked(event: MouseEvent): void {
  const here = document.getElementById(SIGN_IN_HERE);
  if (here === null) return;
  event.preventDefault();
  here.focus();
}
