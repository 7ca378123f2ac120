import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconLogout, IconUser } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Me } from '#shared/me.ts';
import { desksOf } from '#client/app/desks.ts';
import { readSearch } from '#client/app/search.ts';
import { leave } from '#client/app/session.ts';
import styles from './Account.module.css';

/** Where somebody signed in may go: its desks, its account, and out. */
export function SignedInMenu({ me }: { readonly me: Me }): ReactElement {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          variant="light"
          size="compact-sm"
          className={styles['menu'] ?? ''}
          aria-label={t('account.menu', { name: me.name })}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          <span className={styles['menuName']}>{me.name}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {desksOf(me).map(({ link, name }) => (
          <Menu.Item key={name} renderRoot={(props: object) => <Link {...link} {...props} />}>
            {t(name)}
          </Menu.Item>
        ))}
        <Menu.Item
          leftSection={<IconUser size={16} aria-hidden />}
          renderRoot={(props: object) => <Link to="/account" search={readSearch} {...props} />}
        >
          {t('account.title')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLogout size={16} aria-hidden />}
          onClick={() => {
            void leave();
          }}
        >
          {t('account.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
