import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ORGANISATIONS, type World, openWorld, personIdOf } from '#tests/support/world.ts';
import { openBrowser } from './support/browser.ts';
import { accessibilityFaults } from './support/visiting.ts';

const browser = await openBrowser({ keepsPages: true });
let world: World;

beforeAll(async () => {
  world = await openWorld({ clientFolder: inject('clientFolder'), seeded: false });
  const requirement = { sector: 'ivd', developmentStage: 'production', criteria: {} };
  await world
    .as('companyManager')
    .send('POST', `/organisations/${ORGANISATIONS.company}/requirements`, { body: { name: 'IVD plant', requirement } });
  await world.runJob('seal');
}, 60_000);

afterAll(() => world.close());

async function signedIn(path: string): Promise<Page> {
  const context = await browser.newContext({
    locale: 'en-US',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const token = await world.services.identity.signInLink(personIdOf('companyManager'));
  await page.goto(`${world.address}/sign-in#token=${token}`);
  await page.getByRole('button', { name: /^Sign in/u }).click();
  await page.getByRole('button', { name: /^Account of/u }).waitFor();
  await page.goto(`${world.address}${path}`);
  return page;
}

describe('the log of an organisation', () => {
  it('is read, filtered and checked by its manager with the keyboard', async () => {
    const page = await signedIn(`/organisations/${ORGANISATIONS.company}`);
    const log = page.getByRole('region', { name: 'Log', exact: true });

    await log.getByRole('row').filter({ hasText: 'requirement-created' }).first().waitFor();
    await log.getByRole('button', { name: 'Check the log' }).focus();
    await page.keyboard.press('Enter');
    await log.getByText(/as (?:it was|they were) sealed/u).waitFor();
    await log.getByLabel('Kind of record').selectOption('requirement');
    await log.getByRole('button', { name: 'Show', exact: true }).focus();
    await page.keyboard.press('Enter');
    await log
      .getByText(/^\d+ fields$/u)
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await log.getByText('IVD plant').first().waitFor();

    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });
});

describe('my data', () => {
  it('are saved as a file from the account page', async () => {
    const page = await signedIn('/account');

    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save my data as a file' }).click();

    expect((await saved).suggestedFilename()).toBe('my-data.json');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });
});
