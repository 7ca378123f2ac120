import { ActionIcon, Button, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { IconDeviceDesktop, IconMoon, IconPrinter, IconSun } from '@tabler/icons-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '#client/i18n/i18n.ts';
import { AccountMenu } from './AccountMenu.tsx';
import { desksOf } from './desks.ts';
import { readSearch } from './search.ts';
import { useSession } from './session.ts';
import { useSpeakingNow } from './speakingContext.ts';
import styles from './Header.module.css';

/** Name of the product and the settings of the page. */
export function Header(): ReactElement {
  const { t } = useTranslation();
  const { speaking, chooseAreaUnit } = useSpeakingNow();
  return (
    <header className={styles['header']}>
      <h1 className={styles['name']}>
        <img src="/favicon.svg" alt="" width="24" height="24" />
        {t('app.name')}
        <span className={styles['claim']}>{t('app.claim')}</span>
      </h1>
      <Views />
      <div className={`${styles['settings'] ?? ''} pf-no-print`}>
        <SegmentedControl
          size="xs"
          aria-label={t('app.areaUnit')}
          value={speaking.areaUnit}
          onChange={(unit) => {
            chooseAreaUnit(unit === 'mu' ? 'mu' : 'm2');
          }}
          data={[
            { value: 'm2', label: t('units.bare.m2') },
            { value: 'mu', label: t('units.bare.mu') },
          ]}
        />
        <LanguageButton />
        <SchemeButton />
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          className={styles['print'] ?? ''}
          aria-label={t('app.print')}
          title={t('app.print')}
          onClick={() => {
            print();
          }}
        >
          <IconPrinter size={18} stroke={1.6} />
        </ActionIcon>
        <AccountMenu />
      </div>
    </header>
  );
}

const VIEWS = [
  { to: '/', name: 'app.views.find' },
  { to: '/policies', name: 'app.views.policies' },
  { to: '/compare', name: 'app.views.compare' },
] as const;

/** The views of the page and the desks of whoever is signed in; each keeps the requirement. */
function Views(): ReactElement {
  const { t } = useTranslation();
  const { me } = useSession();
  return (
    <nav className={`${styles['views'] ?? ''} pf-no-print`} aria-label={t('app.views.title')}>
      {VIEWS.map(({ to, name }) => (
        <Link key={to} to={to} search={readSearch} activeOptions={ACTIVE}>
          {t(name)}
        </Link>
      ))}
      {desksOf(me).map(({ link, name }) => (
        <Link key={name} {...link} activeOptions={ACTIVE}>
          {t(name)}
        </Link>
      ))}
    </nav>
  );
}

/** A view is the current one whatever else its address holds. */
const ACTIVE = { exact: true, includeSearch: false } as const;

/** Names the other language in itself, as its readers look for it. */
function LanguageButton(): ReactElement {
  const { speaking } = useSpeakingNow();
  const navigate = useNavigate();
  const other = speaking.language === 'zh-CN' ? 'en' : 'zh-CN';
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      className={styles['language'] ?? ''}
      lang={other}
      onClick={() => {
        void chooseLanguage(other);
        void navigate({ to: '.', search: (before) => ({ ...before, lang: other }), replace: true });
      }}
    >
      {other === 'en' ? 'English' : '中文'}
    </Button>
  );
}

const NEXT_SCHEME = { auto: 'light', light: 'dark', dark: 'auto' } as const;
const SCHEME_ICONS = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon } as const;

function SchemeButton(): ReactElement {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Icon = SCHEME_ICONS[colorScheme];
  const name = t('app.scheme', { scheme: t(`app.schemes.${colorScheme}`) });
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={name}
      title={name}
      onClick={() => {
        setColorScheme(NEXT_SCHEME[colorScheme]);
      }}
    >
      <Icon size={18} stroke={1.6} />
    </ActionIcon>
  );
}
