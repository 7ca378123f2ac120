import { type MantineThemeOverride, MantineThemeProvider } from '@mantine/core';
import { type ReactElement, type ReactNode, useLayoutEffect, useMemo, useState } from 'react';
import { type Me } from '#shared/me.ts';
import { SessionHere } from './session.ts';
import styles from './Kept.module.css';

interface Props {
  /** Whose it is; for another person it has to be another one, by its key. */
  readonly person: Me;
  /** Whether it waits for the person: nobody sees or reaches it, and nothing that was written in it is lost. */
  readonly isAside: boolean;
  readonly children: ReactNode;
}

/** What a person works with, with its dialogs and menus: kept as it is while the person signs in again. */
export function Kept({ person, isAside, children }: Props): ReactElement {
  const [dialogs] = useState(() => document.createElement('div'));
  useLayoutEffect(() => {
    document.body.append(dialogs);
    return () => {
      dialogs.remove();
    };
  }, [dialogs]);
  useLayoutEffect(() => {
    if (!isAside) return undefined;
    // The browser takes the focus away only later.
    const focused = document.activeElement;
    dialogs.toggleAttribute('hidden', true);
    dialogs.toggleAttribute('inert', true);
    return () => {
      dialogs.toggleAttribute('hidden', false);
      dialogs.toggleAttribute('inert', false);
      if (focused instanceof HTMLElement) focused.focus();
    };
  }, [dialogs, isAside]);
  const theme = useMemo(() => themeOf(dialogs, isAside), [dialogs, isAside]);
  const session = useMemo(() => ({ state: 'in', me: person }) as const, [person]);
  return (
    <SessionHere value={session}>
      <MantineThemeProvider theme={theme}>
        <div hidden={isAside} inert={isAside} className={isAside ? undefined : styles['kept']}>
          {children}
        </div>
      </MantineThemeProvider>
    </SessionHere>
  );
}

/** Dialogs that wait hold neither the focus nor the page, and no key closes them. */
const WAITING = { defaultProps: { closeOnEscape: false, trapFocus: false, lockScroll: false } };

function themeOf(dialogs: HTMLElement, isAside: boolean): MantineThemeOverride {
  return {
    components: {
      Portal: { defaultProps: { target: dialogs } },
      ...(isAside && { Modal: WAITING, ModalRoot: WAITING, Drawer: WAITING, DrawerRoot: WAITING }),
    },
  };
}
