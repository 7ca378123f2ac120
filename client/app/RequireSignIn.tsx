import { Skeleton } from '@mantine/core';
import { type ReactElement, type ReactNode, Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { type OrganisationKind } from '#shared/access.ts';
import { Kept } from './Kept.tsx';
import { type Session, useSession } from './session.ts';

const SignInHere = lazy(async () => ({
  default: (await import('#client/features/account/SignInHere.tsx')).SignInHere,
}));
const EnrolHere = lazy(async () => ({ default: (await import('#client/features/account/EnrolHere.tsx')).EnrolHere }));

interface Props {
  /** Members of organisations of any of these kinds see it; whoever is signed in, where absent. */
  readonly kind?: OrganisationKind | readonly OrganisationKind[];
  readonly children: ReactNode;
}

/**
 * What is for people with an account: others sign in at this place, and nothing that they have entered elsewhere is lost.
 * Where a session ends, what was being written waits, out of sight, for the same person.
 */
export function RequireSignIn({ kind, children }: Props): ReactElement {
  const session = useSession();
  const person = session.me ?? session.ended;
  return (
    <>
      <InItsPlace session={session} />
      {person?.mustEnrol === false && (
        <Kept key={person.id} person={person} isAside={session.state !== 'in'}>
          <ForKinds kind={kind}>{children}</ForKinds>
        </Kept>
      )}
    </>
  );
}

/** What shows where somebody has to sign in first, or to enrol a second factor; nothing for whoever has done so. */
function InItsPlace({ session: { state, me, ended } }: { readonly session: Session }): ReactElement | null {
  if (state === 'unknown') return <Skeleton height={240} />;
  if (state === 'in' && !me.mustEnrol) return null;
  return (
    <Suspense fallback={<Skeleton height={240} />}>
      {state === 'in' ? <EnrolHere /> : <SignInHere {...(ended !== undefined && { ended })} />}
    </Suspense>
  );
}

/** Says so to whoever belongs to no organisation of the kinds. */
function ForKinds({ kind, children }: Pick<Props, 'children'> & { readonly kind: Props['kind'] }): ReactNode {
  const { t } = useTranslation();
  const { me } = useSession();
  const kinds = kind === undefined ? undefined : [kind].flat();
  if (kinds === undefined || me?.memberships.some(({ organisation }) => kinds.includes(organisation.kind)) === true) {
    return children;
  }
  return (
    <div role="note">
      <h2>{t('account.notForYou')}</h2>
      <p>
        {t('account.notForYouHint', { kinds: kinds.map((one) => t(`account.kinds.${one}`)).join(t('account.or')) })}
      </p>
    </div>
  );
}
