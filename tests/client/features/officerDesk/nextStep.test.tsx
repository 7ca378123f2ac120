import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { type Root, createRoot } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Lead } from '#shared/lead.ts';
import { createQueryClient } from '#client/app/queries.ts';
import { SpeakingContext } from '#client/app/speakingContext.ts';
import { LeadKnown } from '#client/features/officerDesk/LeadKnown.tsx';
import { NextStep } from '#client/features/officerDesk/NextStep.tsx';
import { startI18n } from '#client/i18n/i18n.ts';
import { equipPage } from '#tests/client/support/page.ts';
import { speakingIn } from '#tests/client/support/speaking.ts';
import { buttonNamed, click, inputLabelled, settled, type } from '#tests/client/support/using.ts';

const LEAD = Lead.parse({
  id: '00000000-0000-4000-8000-0000000000e1',
  source: 'officer',
  isAnonymous: false,
  companyName: 'Kangda Diagnostics',
  places: ['sz-pingshan'],
  nextStep: { text: 'Call', on: '2026-12-01' },
  stage: 'lead',
  moves: [],
  deadlines: [],
  receivedOn: '2026-11-22',
  updatedAt: '2026-11-22T08:00:00Z',
  enquiries: [],
  notes: [],
  duplicates: [],
  createdAt: '2026-11-22T08:00:00Z',
  revision: 1,
});

let root: Root;
let sent: { readonly revision: string | null; readonly body: unknown }[];

beforeAll(async () => {
  await startI18n('en');
});

beforeEach(() => {
  equipPage();
  sent = [];
  vi.stubGlobal(
    'fetch',
    (_url: string, { headers, body }: { readonly headers: HeadersInit; readonly body: string }) => {
      sent.push({ revision: new Headers(headers).get('if-match'), body: JSON.parse(body) });
      return Promise.resolve(Response.json(LEAD));
    },
  );
  document.body.innerHTML = '<div id="here"></div>';
  root = createRoot(document.getElementById('here') ?? document.body);
});

afterEach(async () => {
  await settled(() => {
    root.unmount();
  });
  vi.unstubAllGlobals();
});

async function show(lead: Lead): Promise<void> {
  const speaking = await speakingIn('en');
  await settled(() => {
    root.render(
      <MantineProvider env="test">
        <QueryClientProvider client={CLIENT}>
          <SpeakingContext value={{ speaking, chooseAreaUnit: vi.fn(), speakIn: speakingIn }}>
            <LeadKnown lead={lead} />
            <NextStep lead={lead} />
          </SpeakingContext>
        </QueryClientProvider>
      </MantineProvider>,
    );
  });
}

const CLIENT = createQueryClient();
CLIENT.setQueryData(['sectors'], []);
CLIENT.setQueryData(['places'], []);

describe('the next step of a lead', () => {
  it('is saved over what a colleague has written of other fields meanwhile, which stays', async () => {
    await show(LEAD);
    await type(inputLabelled('What'), 'Send the offer');
    await show({ ...LEAD, need: 'A clean room', revision: 2 });
    await click('Save');

    expect(sent).toMatchObject([
      { revision: '"2"', body: { need: 'A clean room', nextStep: { text: 'Send the offer', on: '2026-12-01' } } },
    ]);
  });

  it('is not saved over the step that a colleague wrote, before one of both is chosen', async () => {
    await show(LEAD);
    await type(inputLabelled('What'), 'Send the offer');
    await show({ ...LEAD, nextStep: { text: 'Visit the site', on: '2026-12-09' }, revision: 2 });

    expect(document.body.textContent).toContain('Visit the site');
    expect(buttonNamed('Save').disabled).toBe(true);

    await click('Keep mine');
    await click('Save');

    expect(sent).toMatchObject([{ revision: '"2"', body: { nextStep: { text: 'Send the offer', on: '2026-12-09' } } }]);
  });

  it('shows the step of the colleague where that is taken', async () => {
    await show(LEAD);
    await type(inputLabelled('What'), 'Send the offer');
    await show({ ...LEAD, nextStep: { text: 'Visit the site', on: '2026-12-09' }, revision: 2 });
    await click('Take theirs');

    expect(inputLabelled('What').value).toBe('Visit the site');
    expect(sent).toEqual([]);
  });
});

describe('what is known of a lead', () => {
  it('keeps what is being typed, and shows beside it what a colleague has written there', async () => {
    await show(LEAD);
    await click('Edit');
    await type(inputLabelled('Company'), 'Kangda Bio');
    await show({ ...LEAD, companyName: 'Kangda Group', revision: 2 });

    expect(inputLabelled('Company').value).toBe('Kangda Bio');
    expect(document.body.textContent).toContain('Kangda Group');
  });
});
