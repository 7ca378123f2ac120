import { Skeleton } from '@mantine/core';
import { type ReactElement, type ReactNode, Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { type OrganisationKind } from '#shared/access.ts';
import { useSession } from './session.ts';

const SignInHere = lazy(async () => ({
  default: (await import('#client/features/account/SignInHere.tsx')).SignInHere,
}));
const EnrolHere = lazy(async () => ({ default: (await import('#client/features/account/EnrolHere.tsx')).EnrolHere }));

interface Props {
  /** Members of organisations of any of these kinds see it; whoever is signed in, where absent. */
  readonly kind?: OrganisationKind | readonly OrganisationKind[];
  readonly children: ReactNode;
}

/** What is for people with an account: others sign in at this place, and nothing that they have entered elsewhere is lost. */
export function RequireSignIn({ kind, children }: Props): ReactElement {
  const { t } = useTranslation();
  const { state, me } = useSession();
  if (state === 'unknown') return <Skeleton height={240} />;
  if (state === 'out') return <Suspense fallback={<Skeleton height={240} />}>{<SignInHere />}</Suspense>;
  if (me.mustEnrol) return <Suspense fallback={<Skeleton height={240} />}>{<EnrolHere />}</Suspense>;
  const kinds = kind === undefined ? undefined : [kind].flat();
  if (kinds !== undefined && !me.memberships.some(({ organisation }) => kinds.includes(organisation.kind))) {
    return (
      <div role="note">
        <h2>{t('account.notForYou')}</h2>
        <p>
          {t('account.notForYouHint', { kinds: kinds.map((one) => t(`account.kinds.${one}`)).join(t('account.or')) })}
        </p>
      </div>
    );
  }
  return <>{children}</>;
}
