import { Link } from '@tanstack/react-router';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Frame } from '#client/app/Frame.tsx';
import { RequireSignIn } from '#client/app/RequireSignIn.tsx';
import { readSearch } from '#client/app/search.ts';
import { useSession } from '#client/app/session.ts';
import { EmailSection } from './EmailSection.tsx';
import { ErasureSection } from './ErasureSection.tsx';
import { FactorSection } from './FactorSection.tsx';
import { MyDataSection } from './MyDataSection.tsx';
import { PasswordSection } from './PasswordSection.tsx';
import { ProfileSection } from './ProfileSection.tsx';
import { SessionsSection } from './SessionsSection.tsx';

/** One's own account: who one is, how one signs in, and where one is signed in. */
export function AccountPage(): ReactElement {
  return (
    <Frame>
      <RequireSignIn>
        <Sections />
      </RequireSignIn>
    </Frame>
  );
}

function Sections(): ReactElement | null {
  const { t } = useTranslation();
  const { me } = useSession();
  if (me === undefined) return null;
  return (
    <>
      <h2>{t('account.title')}</h2>
      <ul>
        {me.memberships.map(({ organisation, role }) => (
          <li key={organisation.id}>
            <Link to="/organisations/$id" params={{ id: organisation.id }} search={readSearch}>
              {t('account.membership', {
                organisation: organisation.name,
                kind: t(`account.kinds.${organisation.kind}`),
                role: t(`account.roles.${role}`),
              })}
            </Link>
          </li>
        ))}
      </ul>
      <ProfileSection me={me} />
      <PasswordSection />
      <EmailSection me={me} />
      <FactorSection me={me} />
      <SessionsSection />
      <MyDataSection />
      <ErasureSection />
    </>
  );
}
