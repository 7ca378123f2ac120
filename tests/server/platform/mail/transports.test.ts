import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { outboxDelivery } from '#server/platform/mail/transports.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';

let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
});

describe('the outbox', () => {
  it('holds each mail as a file that only its owner reads', async () => {
    const outbox = join(folder, 'outbox');
    const deliver = outboxDelivery({
      folder: outbox,
      from: 'Parkfit <parkfit@example.com>',
      now: () => new Date('2026-11-22T08:00:00Z'),
    });

    await deliver({ id: 'l-1', to: 'ada@example.com', subject: '重新设置密码', text: 'https://x/#token=abc' });

    const [name = ''] = await readdir(outbox);
    const content = await readFile(join(outbox, name), 'utf8');
    expect(name).toMatch(/^2026-11-22T080000\.000Z-[0-9a-f]{12}\.eml$/u);
    expect((await stat(outbox)).mode & 0o777).toBe(0o700);
    expect((await stat(join(outbox, name))).mode & 0o777).toBe(0o600);
    expect(content).toContain('From: Parkfit <parkfit@example.com>');
    expect(content).toContain('To: ada@example.com');
    expect(content).toContain('Message-ID: <l-1@parkfit>');
    expect(content).toContain('https://x/#token');
  });

  it('takes an address as one, and no header from a subject', async () => {
    const deliver = outboxDelivery({ folder, from: 'p@example.com', now: () => new Date(0) });

    await deliver({ id: 'l-2', to: 'a@example.com, b@example.com', subject: 'x\r\nBcc: c@example.com', text: '' });

    const [name = ''] = await readdir(folder);
    const head = (await readFile(join(folder, name), 'utf8')).split('\n\n')[0] ?? '';
    expect(head.split('\n').filter((line) => /^(?:Bcc|Cc)/iu.test(line))).toEqual([]);
    expect(head.split('\n').filter((line) => line.startsWith('To:'))).toHaveLength(1);
  });
});
