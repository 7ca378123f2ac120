import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type RunningApp, startApp } from './support/app.ts';
import { openBrowser } from './support/browser.ts';
import { linkMailedTo } from './support/outbox.ts';
import { accessibilityFaults } from './support/visiting.ts';

const browser = await openBrowser({ keepsPages: true });
let app: RunningApp;
let dataDir: string;
/** Who has set the server up, and who has registered a company. */
let administrator: Page;
let manager: Page;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'parkfit-set-up-'));
  app = await startApp({ CLIENT_DIR: inject('clientFolder'), DATA_DIR: dataDir });
});

afterAll(async () => {
  await app.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const PASSWORD = 'seventeen quiet herons';

async function open(address: string, locale = 'en-US'): Promise<Page> {
  const context = await browser.newContext({ locale, viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

async function mailedTo(email: string): Promise<string> {
  await expect.poll(() => linkMailedTo(email, dataDir), { timeout: 60_000, interval: 500 }).toBeDefined();
  return (await linkMailedTo(email, dataDir)) ?? '';
}

/** What the page says went wrong. */
function alertsOn(page: Page): Promise<string[]> {
  return page.getByRole('alert').allInnerTexts();
}

function codeOf(secret: string): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate();
}

describe('who has started the server', () => {
  it('makes itself the administrator by the printed link, enrols a second factor and sees the people', async () => {
    const link = (): string | undefined => /http\S+\/set-up#token=\S+/u.exec(app.output())?.[0];
    await expect.poll(link, { timeout: 60_000 }).toBeDefined();
    administrator = await open(link() ?? '');

    await administrator.getByLabel('Name').fill('First Admin');
    await administrator.getByLabel('E-mail address').fill('first@example.test');
    await administrator.getByLabel('New password').fill(PASSWORD);
    const faults = await accessibilityFaults(administrator);
    await administrator.getByLabel('New password').press('Enter');
    await administrator.getByLabel('Present password').fill(PASSWORD);
    await administrator.getByRole('button', { name: 'Show the secret' }).click();
    const secret = await administrator.getByRole('group', { name: 'Secret for the authenticator' }).innerText();
    await administrator.getByRole('textbox', { name: 'Code' }).fill(codeOf(secret.replaceAll(/\s/gu, '')));
    await administrator.getByRole('button', { name: 'Enrol', exact: true }).click();
    await administrator.getByRole('button', { name: 'I have kept them' }).click();
    await administrator.getByRole('listitem').filter({ hasText: 'first@example.test' }).waitFor();

    expect(faults).toEqual([]);
    expect(await accessibilityFaults(administrator)).toEqual([]);
    expect(administrator.url()).not.toContain('token');
  });

  it('finds the page of the set-up closed from then on', async () => {
    const page = await open(`${app.url}/set-up#token=${'x'.repeat(43)}`);

    await page.getByText('This server has been set up.').waitFor();
  });

  it('goes through the other pages of the administration without a fault of accessibility', async () => {
    const faults: string[] = [];
    for (const name of ['People', 'Organisations', 'Claims', 'Log', 'Jobs', 'Keys', 'Health']) {
      await administrator.getByRole('link', { name, exact: true }).click();
      await administrator.locator('a[aria-current=page]').getByText(name, { exact: true }).waitFor();
      await administrator.locator('section').first().waitFor();
      await administrator.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
      faults.push(...(await accessibilityFaults(administrator)), ...(await alertsOn(administrator)));
    }

    expect(faults).toEqual([]);
  });

  it('makes a new key sign, by keyboard, and stays signed in', async () => {
    await administrator.getByRole('link', { name: 'Keys', exact: true }).click();
    const keys = administrator.locator('section').getByRole('listitem');
    await keys.first().waitFor();
    const before = await keys.count();

    await administrator.getByRole('button', { name: 'Make a new key' }).focus();
    await administrator.keyboard.press('Enter');
    await administrator.getByRole('button', { name: 'Make a new key: yes, do it' }).waitFor();
    await administrator.keyboard.press('Enter');
    await administrator.getByText('The new key signs from now on.').waitFor();

    expect(await keys.count()).toBe(before + 1);
    expect(await keys.filter({ hasText: 'signs nothing since' }).count()).toBe(before);
    await administrator.setViewportSize({ width: 360, height: 800 });
    await administrator.emulateMedia({ colorScheme: 'dark' });
    await administrator.reload();
    await keys.nth(before).waitFor();
    await administrator.getByRole('button', { name: 'Account of First Admin' }).waitFor();
    expect(await accessibilityFaults(administrator)).toEqual([]);
    expect(await administrator.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});

describe('a company', () => {
  it('registers by keyboard, and gets its account by the link of the mail', async () => {
    const page = await open(`${app.url}/registration`);
    await page.getByLabel('Name of the company').focus();
    await page.keyboard.type('Heron Biotech');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Li Hua');
    await page.keyboard.press('Tab');
    await page.keyboard.type('hua@heron.test');
    await page.keyboard.press('Enter');
    await page.getByText('A mail is on its way to hua@heron.test').waitFor();

    manager = await open(await mailedTo('hua@heron.test'));
    await manager.getByLabel('New password').fill(PASSWORD);
    const faults = await accessibilityFaults(manager);
    await manager.keyboard.press('Enter');

    await manager.getByRole('link', { name: /Heron Biotech/u }).waitFor();
    expect(faults).toEqual([]);
  });

  it('invites a colleague, who makes an account by the link and joins', async () => {
    await manager.getByRole('link', { name: /Heron Biotech/u }).click();
    await manager.getByLabel('E-mail address to invite').fill('wei@heron.test');
    await manager.getByRole('button', { name: 'Invite', exact: true }).click();
    await manager.getByText('The invitation is on its way', { exact: false }).waitFor();

    const colleague = await open(await mailedTo('wei@heron.test'));
    await colleague.getByText('Heron Biotech', { exact: false }).first().waitFor();
    await colleague.getByLabel('Name').fill('Wei Min');
    await colleague.getByLabel('New password').fill(PASSWORD);
    await colleague.keyboard.press('Enter');

    await colleague.getByRole('link', { name: /Heron Biotech.*member/u }).waitFor();
  });

  it('makes a token for a program by keyboard, sees it once, and revokes it', async () => {
    await manager.getByLabel('Name of the token').focus();
    await manager.keyboard.type('Our records');
    await manager.keyboard.press('Tab');
    await manager.keyboard.press('Space');
    await manager.keyboard.press('Enter');
    const token = await manager.getByLabel('Token', { exact: true }).inputValue();
    await manager.emulateMedia({ colorScheme: 'dark' });
    const faults = await accessibilityFaults(manager);
    await manager.emulateMedia({ colorScheme: 'light' });
    const path = `${new URL(manager.url()).pathname}/requirements`;
    const use = (): Promise<Response> =>
      fetch(`${app.url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
    const before = (await use()).status;
    await manager.getByRole('button', { name: 'I have kept it' }).click();
    const row = manager.getByRole('listitem').filter({ hasText: 'Our records' });
    await row.getByText('Read saved requirements', { exact: true }).waitFor();

    await row.getByRole('button', { name: 'Revoke the token Our records' }).focus();
    await manager.keyboard.press('Enter');
    await row.getByRole('button', { name: 'Revoke the token Our records: yes, do it' }).waitFor();
    await manager.keyboard.press('Enter');
    await row.getByText('revoked', { exact: true }).waitFor();

    expect(token).toMatch(/^pfk_/u);
    expect(await manager.content()).not.toContain(token);
    expect([before, (await use()).status]).toEqual([200, 401]);
    expect(faults).toEqual([]);
  });

  it('makes the colleague a manager, and shows no fault of accessibility, in Chinese on a phone either', async () => {
    await manager.reload();
    await manager.getByRole('combobox', { name: 'Role of Wei Min' }).click();
    await manager.getByRole('option', { name: 'manager' }).click();
    await manager.getByText('The last manager stays.').waitFor({ state: 'detached' });
    const wide = await accessibilityFaults(manager);
    await manager.setViewportSize({ width: 360, height: 800 });
    await manager.goto(`${manager.url().split('?')[0] ?? ''}?lang=zh-CN`);
    await manager.getByText('已吊销', { exact: true }).waitFor();
    await manager.getByRole('button', { name: 'Li Hua的账号' }).waitFor();

    expect([...wide, ...(await accessibilityFaults(manager))]).toEqual([]);
    const widths = await manager.locator('main').evaluate((main) => [main.scrollWidth, main.clientWidth]);
    expect(widths[0]).toBe(widths[1]);
  });
});
