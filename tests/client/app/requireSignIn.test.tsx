import { Modal, MantineProvider, TextInput } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider, createMemoryHistory, createRootRoute, createRouter } from '@tanstack/react-router';
import { type ReactElement } from 'react';
import { type Root, createRoot } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Me } from '#shared/me.ts';
import { getMe } from '#shared/meEndpoints.ts';
import { call } from '#client/app/api.ts';
import { AccountMenu } from '#client/app/AccountMenu.tsx';
import { createQueryClient } from '#client/app/queries.ts';
import { RequireSignIn } from '#client/app/RequireSignIn.tsx';
import { enter, leave } from '#client/app/session.ts';
import { startI18n } from '#client/i18n/i18n.ts';
import { equipPage } from '#tests/client/support/page.ts';
import { inputLabelled, settled, type } from '#tests/client/support/using.ts';

const CHEN = me('1', 'Chen Jie');
const WU = me('2', 'Wu Min');

/** The form of sign-in is loaded when it is needed. */
const PATIENT = { timeout: 20_000 };

let root: Root;

beforeAll(async () => {
  await startI18n('en');
});

beforeEach(async () => {
  equipPage();
  vi.stubGlobal('scrollTo', vi.fn());
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ code: 'not-signed-in' }, { status: 401 })));
  document.body.innerHTML = '<div id="here"></div>';
  root = createRoot(document.getElementById('here') ?? document.body);
  const router = createRouter({
    routeTree: createRootRoute({ component: Desk }),
    history: createMemoryHistory({ initialEntries: ['/'] }),
  });
  await settled(() => {
    enter({ accessToken: 'a', me: CHEN });
    root.render(
      <MantineProvider env="test">
        <QueryClientProvider client={createQueryClient()}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>,
    );
  });
  await vi.waitFor(() => inputLabelled('Enquiry'), PATIENT);
});

afterEach(async () => {
  await settled(() => {
    root.unmount();
  });
  vi.unstubAllGlobals();
});

/** A desk with a form, and a dialog over it. */
function Desk(): ReactElement {
  return (
    <>
      <AccountMenu />
      <RequireSignIn>
        <TextInput label="Enquiry" />
        <Modal opened onClose={vi.fn()} transitionProps={{ duration: 0 }}>
          <TextInput label="Note" />
        </Modal>
      </RequireSignIn>
    </>
  );
}

function me(last: string, name: string): Me {
  return Me.parse({
    id: `00000000-0000-4000-8000-00000000000${last}`,
    email: `${last}@example.com`,
    name,
    language: 'en',
    hasSecondFactor: false,
    mustEnrol: false,
    memberships: [],
    revision: 1,
  });
}

/** A call finds that the session has been ended elsewhere. */
async function sessionEnds(): Promise<void> {
  await settled(() => {
    void call(getMe, {}).catch(() => undefined);
  });
  await vi.waitFor(() => inputLabelled('E-mail address'), PATIENT);
}

function isReachable(input: HTMLElement): boolean {
  return input.closest('[hidden], [inert]') === null;
}

describe('what somebody was writing when their session ended', () => {
  it('waits out of sight and reach, with its dialogs, and is there again for the same person', async () => {
    await type(inputLabelled('Enquiry'), 'A pilot hall');
    await type(inputLabelled('Note'), 'Ask Li');
    await sessionEnds();

    expect([inputLabelled('Enquiry'), inputLabelled('Note')].map(isReachable)).toEqual([false, false]);

    await settled(() => {
      document.querySelector<HTMLElement>('a[href^="/sign-in"]')?.click();
    });

    expect(document.activeElement?.textContent).toBe('Sign in');

    await settled(() => {
      enter({ accessToken: 'b', me: CHEN });
    });

    expect([inputLabelled('Enquiry'), inputLabelled('Note')].map(isReachable)).toEqual([true, true]);
    expect([inputLabelled('Enquiry').value, inputLabelled('Note').value]).toEqual(['A pilot hall', 'Ask Li']);
  });

  it('is gone where another person signs in', async () => {
    await type(inputLabelled('Enquiry'), 'A pilot hall');
    await sessionEnds();
    await settled(() => {
      enter({ accessToken: 'c', me: WU });
    });

    expect(inputLabelled('Enquiry').value).toBe('');
  });

  it('is gone where the person signs out', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json({})));
    await settled(() => {
      void leave();
    });

    await vi.waitFor(() => inputLabelled('E-mail address'), PATIENT);
    expect(() => inputLabelled('Enquiry')).toThrow('There is no input');
  });

  it('is gone where the person signs out in another window', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json({})));
    const told = vi.spyOn(Storage.prototype, 'setItem');
    await settled(() => {
      void leave();
    });
    const [key = '', newValue = ''] = told.mock.lastCall ?? [];
    await settled(() => {
      enter({ accessToken: 'd', me: CHEN });
    });
    await type(inputLabelled('Enquiry'), 'A pilot hall');
    await settled(() => {
      dispatchEvent(new StorageEvent('storage', { key, newValue }));
    });

    await vi.waitFor(() => inputLabelled('E-mail address'), PATIENT);
    expect(() => inputLabelled('Enquiry')).toThrow('There is no input');
  });
});
