import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactElement } from 'react';
import { type Root, createRoot } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { Me } from '#shared/me.ts';
import { createQueryClient } from '#client/app/queries.ts';
import { enter, useSession } from '#client/app/session.ts';
import { ProfileSection } from '#client/features/account/ProfileSection.tsx';
import { startI18n } from '#client/i18n/i18n.ts';
import { equipPage } from '#tests/client/support/page.ts';
import { buttonNamed, click, inputLabelled, settled, type } from '#tests/client/support/using.ts';

const ME = Me.parse({
  id: '00000000-0000-4000-8000-000000000101',
  name: 'Li Na',
  email: 'li.na@example.com',
  language: 'en',
  hasSecondFactor: false,
  mustEnrol: false,
  memberships: [],
  revision: 1,
});
const OVERTAKEN = { code: 'revision-overtaken', status: 412 };

let root: Root;
let server: Me;
let sent: { readonly seen: string | null; readonly body: unknown }[];

function answer(init: RequestInit): Response {
  if (init.method !== 'PATCH') return Response.json(server);
  const seen = new Headers(init.headers).get('if-match');
  const body = JSON.parse(typeof init.body === 'string' ? init.body : '') as Partial<Me>;
  sent.push({ seen, body });
  if (seen !== `"${server.revision}"`) return Response.json(OVERTAKEN, { status: 412 });
  server = { ...server, ...body, revision: server.revision + 1 };
  return Response.json(server);
}

function Here(): ReactElement | null {
  const { me } = useSession();
  return me === undefined ? null : <ProfileSection me={me} />;
}

beforeAll(async () => {
  await startI18n('en');
});

beforeEach(async () => {
  equipPage();
  sent = [];
  server = ME;
  vi.stubGlobal('fetch', (_url: string, init: RequestInit = {}) => Promise.resolve(answer({ method: 'GET', ...init })));
  document.body.innerHTML = '<div id="here"></div>';
  root = createRoot(document.getElementById('here') ?? document.body);
  await settled(() => {
    enter({ accessToken: 'token', me: ME });
    root.render(
      <MantineProvider env="test">
        <QueryClientProvider client={createQueryClient()}>
          <Here />
        </QueryClientProvider>
      </MantineProvider>,
    );
  });
});

afterEach(async () => {
  await settled(() => {
    root.unmount();
  });
  vi.unstubAllGlobals();
});

it('reads what another window has written where that was quicker, keeps what was typed, and saves it at the next attempt', async () => {
  server = { ...ME, language: 'zh-CN', revision: 2 };

  await type(inputLabelled('Name'), 'Li Na-Wang');
  await click('Save');
  await settled(() => undefined);
  expect(inputLabelled('Name').value).toBe('Li Na-Wang');
  await click('Save');

  expect(sent).toEqual([
    { seen: '"1"', body: { name: 'Li Na-Wang', language: 'en' } },
    { seen: '"2"', body: { name: 'Li Na-Wang', language: 'zh-CN' } },
  ]);
});

it('lets one of two names be chosen before anything is written over the other', async () => {
  server = { ...ME, name: 'Li Na 2', revision: 2 };

  await type(inputLabelled('Name'), 'Li Na-Wang');
  await click('Save');
  await settled(() => undefined);
  expect(buttonNamed('Save').disabled).toBe(true);
  await click('Keep mine');
  await click('Save');

  expect(server).toEqual({ ...ME, name: 'Li Na-Wang', revision: 3 });
});
