import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type AccountServer, PASSWORD, codeAt, linkTokenFor, openAccountServer } from '#tests/support/accounts.ts';
import { openBrowser } from './support/browser.ts';
import { accessibilityFaults } from './support/visiting.ts';

const browser = await openBrowser({ keepsPages: true });
let server: AccountServer;

beforeAll(async () => {
  server = await openAccountServer({ clientFolder: inject('clientFolder') });
}, 60_000);

afterAll(() => server.close());

async function open(
  path: string,
  { language = 'en-US', width = 1440 }: { readonly language?: string; readonly width?: number } = {},
): Promise<Page> {
  const context = await browser.newContext({
    locale: language,
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(`${server.address}${path}`);
  return page;
}

/** Types into the field that has the focus, and goes to the next one. */
async function typeOn(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await page.keyboard.press('Tab');
}

async function signInByKeyboard(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('E-mail address').focus();
  await typeOn(page, email);
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
}

describe('the page of sign-in', () => {
  it('lets somebody in by keyboard alone, keeps the session over a reload in a cookie that only the server reads, and out again', async () => {
    const { email } = await server.addPerson({ name: 'Chen Jie' });
    const page = await open('/sign-in');

    await signInByKeyboard(page, email);
    await page.getByRole('heading', { name: 'Account', exact: true }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Account of Chen Jie' }).focus();
    const cookies = await page.context().cookies();
    const readable = await page.evaluate(() => document.cookie + JSON.stringify(Object.entries(localStorage)));
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Sign out' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Sign in' }).waitFor();

    expect(cookies).toMatchObject([
      { name: '__Host-parkfit-refresh', httpOnly: true, secure: true, sameSite: 'Strict', path: '/' },
    ]);
    expect(readable).not.toContain(cookies[0]?.value);
    expect(await page.context().cookies()).toEqual([]);
  });

  it('says that address, password or code is wrong, and nothing more', async () => {
    const page = await open('/sign-in');

    await signInByKeyboard(page, 'nobody@example.com');

    await page.getByText('Address, password or code is wrong.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('signs the other windows of a browser out too', async () => {
    const { email } = await server.addPerson({ name: 'Two Windows' });
    const page = await open('/sign-in');
    await signInByKeyboard(page, email);
    await page.getByRole('heading', { name: 'Account', exact: true }).waitFor();
    const other = await page.context().newPage();
    await other.goto(`${server.address}/account`);
    await other.getByRole('heading', { name: 'Account', exact: true }).waitFor();

    await other.getByRole('button', { name: 'Account of Two Windows' }).click();
    await other.getByRole('menuitem', { name: 'Sign out' }).click();

    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });
});

describe('a second factor', () => {
  it('is enrolled by whoever must, shown once with its recovery codes, and asked for at the next sign-in', async () => {
    const { email } = await server.addPerson({ kind: 'platform', name: 'Admin Zhou' });
    const page = await open('/sign-in');

    await signInByKeyboard(page, email);
    await page.getByText(/^Your role sees other people’s data/u).waitFor();
    const faults = await accessibilityFaults(page);
    await page.getByLabel('Present password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Show the secret' }).click();
    await page.getByRole('img', { name: /^QR code for the authenticator/u }).waitFor();
    const secret = (await page.getByRole('group', { name: 'Secret for the authenticator' }).innerText()).replaceAll(
      ' ',
      '',
    );
    await page.getByRole('textbox', { name: 'Code' }).fill(codeAt(secret, server.nowMs()));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'I have kept them' }).waitFor();
    const codes = await page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem').count();
    const more = await accessibilityFaults(page);
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByText('An authenticator is enrolled.').waitFor();

    server.pass({ s: 30 });
    const again = await open('/sign-in');
    await signInByKeyboard(again, email);
    await again.getByRole('textbox', { name: 'Code' }).waitFor();
    await again.keyboard.type(codeAt(secret, server.nowMs()));
    await again.keyboard.press('Enter');
    await again.getByRole('button', { name: 'Account of Admin Zhou' }).waitFor();

    expect(codes).toBe(10);
    expect([...faults, ...more]).toEqual([]);
  });
});

describe('a forgotten password', () => {
  it('is replaced by the link of the mail, whose token leaves the address at once', async () => {
    const { email } = await server.addPerson();
    const page = await open('/forgotten-password');
    await page.getByLabel('E-mail address').fill(email);
    await page.keyboard.press('Enter');
    await page.getByText(/^If an account has this address/u).waitFor();

    await page.goto(`${server.address}/reset-password#token=${await linkTokenFor(server, email)}`);
    await page.getByLabel('New password').first().fill('parkfit2026');
    await page.keyboard.press('Enter');
    await page.getByText(/^This is little more than/u).waitFor();
    const address = page.url();
    await page.getByLabel('New password').first().fill('nine calm walruses');
    await page.keyboard.press('Enter');
    await page.getByText(/^The password has been replaced/u).waitFor();

    expect(address).not.toContain('token');
    expect((await server.signIn(email, { password: 'nine calm walruses' })).me.email).toBe(email);
  });
});

describe('the page of an account', () => {
  it('fits a phone and a desk in both languages without a fault of accessibility', async () => {
    const { email } = await server.addPerson({ kind: 'operator', name: '吴敏' });
    const page = await open('/sign-in?lang=zh-CN', { language: 'zh-CN', width: 360 });
    await page.getByLabel('电子邮箱').fill(email);
    await page.getByLabel(/^密码/u).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '吴敏的账号' }).waitFor();
    await page.goto(`${server.address}/account?lang=zh-CN`);
    await page.getByText(/（当前）/u).waitFor();

    const narrow = await accessibilityFaults(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'dark' });

    expect(narrow).toEqual([]);
    expect(width).toBe(360);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('changes the name, and ends another session', async () => {
    const { email } = await server.addPerson({ name: 'Wu Min' });
    const other = await server.signIn(email);
    const page = await open('/sign-in');
    await signInByKeyboard(page, email);

    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Wu Min-Hua');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Account of Wu Min-Hua' }).waitFor();
    await page.getByRole('button', { name: 'End all others' }).click();
    await page.getByRole('button', { name: 'End all others' }).waitFor({ state: 'hidden' });

    expect((await server.ask('GET', '/me', { token: other.accessToken })).status).toBe(401);
  });
});
