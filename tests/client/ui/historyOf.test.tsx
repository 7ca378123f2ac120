import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactElement } from 'react';
import { type Root, createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiToken } from '#shared/apiTokenEndpoints.ts';
import { Attachment } from '#shared/attachment.ts';
import { type HistoryEntry } from '#shared/history.ts';
import { ListingReport } from '#shared/listingReport.ts';
import { ParkClaim } from '#shared/parkClaimEndpoints.ts';
import { createQueryClient } from '#client/app/queries.ts';
import { SpeakingContext } from '#client/app/speakingContext.ts';
import { ReportHistory } from '#client/features/operatorDesk/ReportHistory.tsx';
import { ApiTokenHistory } from '#client/features/organisations/ApiTokenHistory.tsx';
import { ClaimHistory } from '#client/features/organisations/ClaimHistory.tsx';
import { startI18n } from '#client/i18n/i18n.ts';
import { type Language } from '#client/i18n/language.ts';
import { ManagedAttachments } from '#client/ui/Attachments.tsx';
import { equipPage } from '#tests/client/support/page.ts';
import { speakingIn } from '#tests/client/support/speaking.ts';
import { click, settled } from '#tests/client/support/using.ts';

const ID = '00000000-0000-4000-8000-0000000000e1';
const AT = '2026-11-22T08:00:00Z';
const OF = { id: ID, createdAt: AT, revision: 2 };
const FILE = Attachment.parse({
  ...{ ...OF, of: { kind: 'park', id: 'ps-accel' }, kind: 'photo', name: 'new.png', type: 'image/png' },
  ...{ sizeBytes: 1000, isPublic: false, state: 'kept' },
});
const REPORT = ListingReport.parse({
  ...{ ...OF, spaceId: 's-1', parkId: 'ps-accel', kind: 'price', text: '45', wantsAnswer: false, state: 'refused' },
  updatedAt: AT,
});
const CLAIM = ParkClaim.parse({
  ...{ id: ID, organisationId: ID, organisationName: 'One', parkId: 'ps-accel', grounds: 'The lease.' },
  ...{ state: 'refused', isHeldByOther: false, claimedAt: AT, revision: 2 },
});
const TOKEN = ApiToken.parse({
  ...{ id: ID, organisationId: ID, name: 'Sync', scopes: ['stock:write'] },
  createdAt: AT,
});

let root: Root;
let entries: readonly HistoryEntry[];
let sent: { readonly path: string; readonly body: unknown }[];

beforeEach(() => {
  equipPage();
  sent = [];
  vi.stubGlobal('fetch', (url: string, { body }: { readonly body?: string } = {}) => {
    if (body !== undefined) sent.push({ path: url.replace(/.*\/api\/v1/u, ''), body: JSON.parse(body) });
    return Promise.resolve(Response.json(body === undefined ? { items: listAt(url) } : FILE));
  });
  document.body.innerHTML = '<div id="here"></div>';
  root = createRoot(document.getElementById('here') ?? document.body);
});

afterEach(async () => {
  await settled(() => {
    root.unmount();
  });
  vi.unstubAllGlobals();
});

function listAt(url: string): readonly unknown[] {
  if (url.endsWith('/history')) return entries;
  return url.includes('/attachments') ? [FILE] : [];
}

/** Shows a list with one record, and opens its history. */
async function open(shown: ReactElement, language: Language): Promise<string> {
  await startI18n(language);
  const speaking = await speakingIn(language);
  await settled(() => {
    root.render(
      <MantineProvider env="test">
        <QueryClientProvider client={createQueryClient()}>
          <SpeakingContext value={{ speaking, chooseAreaUnit: vi.fn(), speakIn: speakingIn }}>{shown}</SpeakingContext>
        </QueryClientProvider>
      </MantineProvider>,
    );
  });
  const details = await appeared<HTMLDetailsElement>('details');
  await settled(() => {
    details.open = true;
    details.dispatchEvent(new Event('toggle'));
  });
  return (await appeared('details ol')).textContent;
}

/** What an answer of the server makes show. */
function appeared<E extends Element>(selector: string): Promise<E> {
  return vi.waitFor(async () => {
    await settled(() => undefined);
    const found = document.querySelector<E>(selector);
    if (found === null) throw new Error(`No ${selector} shows yet.`);
    return found;
  });
}

function anEntry(action: string, changes: HistoryEntry['changes'], rest: Partial<HistoryEntry> = {}): HistoryEntry {
  return { revision: 2, at: AT, action, by: 'Chen Jie', changes, ...rest };
}

describe('the history of a record of a list', () => {
  it('tells of a file what it was, and takes a revision back over the one that shows', async () => {
    entries = [
      anEntry('attachment-changed', [
        { path: 'name', before: 'old.png', after: 'new.png' },
        { path: 'kind', before: 'floor-plan', after: 'photo' },
        { path: 'isPublic', before: true, after: false },
        { path: 'widthPx', after: 30 },
      ]),
      anEntry('attachment-added', [], { revision: 1 }),
    ];

    const told = await open(<ManagedAttachments of={FILE.of} />, 'zh-CN');
    await click('恢复');

    expect(told).toContain('修改文件说明');
    expect(told).toMatch(/名称.*old\.png.*new\.png.*平面图.*照片.*是.*否/u);
    expect(told).not.toMatch(/attachments\.|widthPx/u);
    expect(sent).toEqual([{ path: `/attachments/${ID}/restore`, body: { revision: 1 } }]);
  });

  it('tells of a report what was answered, and not who reported', async () => {
    entries = [
      anEntry('listing-report-resolved', [
        { path: 'answer', after: 'It is 35.' },
        { path: 'state', before: 'open', after: 'refused' },
      ]),
      {
        revision: 1,
        at: AT,
        action: 'listing-reported',
        byKind: 'withheld',
        changes: [{ path: 'kind', after: 'price' }],
      },
    ];

    const told = await open(<ReportHistory report={REPORT} />, 'en');

    expect(told).toMatch(/Chen Jie.*It is 35\..*open.*nothing wrong/u);
    expect(told).toMatch(/Listing reported as wrong.*not named here.*Price/u);
    expect(told).not.toContain('Restore');
  });

  it('tells of a claim who decided it how', async () => {
    const changes = [
      { path: 'decidedAt', after: AT },
      { path: 'reason', after: '租约已到期' },
      { path: 'state', before: 'open', after: 'refused' },
    ];
    entries = [anEntry('park-claim-refused', changes)];

    const told = await open(<ClaimHistory claim={CLAIM} />, 'zh-CN');

    expect(told).toMatch(/拒绝园区认领.*Chen Jie.*租约已到期/u);
    expect(told).not.toMatch(/organisation\.|decidedAt|refused|恢复/u);
  });

  it('tells of a token what it may do, and when it was revoked', async () => {
    entries = [
      anEntry('api-token-revoked', [{ path: 'revokedAt', after: '2026-11-23T08:00:00Z' }]),
      anEntry('api-token-made', [{ path: 'scopes', after: ['stock:write', 'organisation:read'] }], { revision: 1 }),
    ];

    const told = await open(<ApiTokenHistory token={TOKEN} />, 'en');

    expect(told).toMatch(/API token revoked.*Revoked on.*2026/u);
    expect(told).toContain('Add and change parks');
    expect(told).not.toMatch(/stock:write|Restore/u);
  });
});
