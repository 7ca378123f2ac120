import { type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type World, openWorld } from '#tests/support/world.ts';
import { openBrowser } from './support/browser.ts';
import { visitSignedIn } from './support/signedIn.ts';
import { accessibilityFaults } from './support/visiting.ts';

const browser = await openBrowser({ keepsPages: true });
let world: World;
let officer: BrowserContext;

beforeAll(async () => {
  world = await openWorld({ clientFolder: inject('clientFolder') });
  officer = (await visitSignedIn(browser, world, { persona: 'officer' })).context();
}, 60_000);

afterAll(() => world.close());

async function open(from: BrowserContext = officer, search = ''): Promise<Page> {
  const page = await from.newPage();
  await page.goto(`${world.address}/policies/drafts${search}`);
  return page;
}

async function begin(): Promise<Page> {
  const page = await open();
  await page.getByRole('combobox', { name: 'Begin from a policy in force' }).click();
  await page.getByRole('option', { name: /ps-2024-bio/u }).click();
  await page.getByRole('tab', { name: 'Form' }).waitFor();
  return page;
}

describe('an officer', () => {
  it('is shown a fault at its field while writing, led to it from the list, and rid of it by undo', async () => {
    const page = await begin();

    await page.getByLabel(/^Issued, as/u).fill('');
    await page.getByText('1 fault', { exact: true }).waitFor();
    await page.getByRole('button', { name: /^issued/u }).click();
    const focused = await page.evaluate(() => document.activeElement?.id);
    await page.getByRole('button', { name: 'Undo' }).click();

    expect(focused).toBe('draft-issued');
    await page.getByText('No faults').waitFor();
  });

  it('saves a change, finds it again, and sees in the history what it was', async () => {
    const page = await begin();

    await page.getByLabel('Contact').fill('Room 1');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.reload();
    await page.getByLabel('Contact').waitFor();

    expect(await page.getByLabel('Contact').inputValue()).toBe('Room 1');
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByText('Written').waitFor();
    expect(await page.getByRole('tabpanel').innerText()).toMatch(/Written[^\n]*The officer[^\n]*Revision 2\s+contact/u);
  });

  it('is asked before leaving what is not saved', async () => {
    const page = await begin();

    await page.getByLabel('Contact').fill('Room 2');
    await page.getByRole('link', { name: 'All drafts' }).click();
    await page.getByRole('button', { name: 'Stay' }).click();
    const kept = await page.getByLabel('Contact').inputValue();
    await page.getByRole('link', { name: 'All drafts' }).click();
    await page.getByRole('button', { name: 'Leave without saving' }).click();

    expect(kept).toBe('Room 2');
    await page.getByRole('combobox', { name: 'Begin from a policy in force' }).waitFor();
  });

  it('is not let write over what somebody else has written, and loses nothing', async () => {
    const page = await begin();
    const other = await open(officer, new URL(page.url()).search);
    await other.getByLabel('Contact').fill('theirs');
    await other.getByRole('button', { name: 'Save' }).click();
    await other.getByText('Saved', { exact: true }).waitFor();

    await page.getByLabel('Contact').fill('mine');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/Somebody else has written since/u).waitFor();
    await page.getByRole('button', { name: /^Load what was written since/u }).click();
    await expect.poll(() => page.getByLabel('Contact').inputValue()).toBe('theirs');
    await page.getByRole('button', { name: 'Undo' }).click();

    await expect.poll(() => page.getByLabel('Contact').inputValue()).toBe('mine');
  });

  it('runs a test case and sees what the clause came to', async () => {
    const page = await begin();

    await page.getByRole('tab', { name: 'Test cases' }).click();
    await page.getByRole('button', { name: 'Add a case' }).click();
    await page.getByRole('button', { name: 'Run the cases' }).click();

    await page.getByText('1 of 1 case as expected').waitFor();
  });

  it('finds no fault of accessibility in the form, with a clause open, on a desk and on a phone, nor has to scroll sideways', async () => {
    const page = await begin();
    await page.locator('details summary').first().click();
    const wide = await accessibilityFaults(page);
    await page.setViewportSize({ width: 360, height: 800 });
    const narrow = await accessibilityFaults(page);

    expect([...wide, ...narrow]).toEqual([]);
    const widths = await page.locator('main').evaluate((main) => [main.scrollWidth, main.clientWidth]);
    expect(widths[0]).toBe(widths[1]);
  });

  it('finds no fault of accessibility in the list, in Chinese and in the dark', async () => {
    const page = await open(officer, '?lang=zh-CN');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.getByRole('heading', { name: '政策草稿' }).waitFor();

    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

describe('anybody else', () => {
  it('is asked to sign in, in the place of the drafts', async () => {
    const page = await open(await browser.newContext({ locale: 'zh-CN' }));

    await page.getByRole('heading', { name: '登录' }).waitFor();

    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('is told that they are not for a company', async () => {
    const page = await visitSignedIn(browser, world, { persona: 'companyMember' });

    await page.goto(`${world.address}/policies/drafts`);

    await page.getByRole('heading', { name: 'This is not for your account' }).waitFor();
  });
});
