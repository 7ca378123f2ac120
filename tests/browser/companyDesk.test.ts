import { type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { Enquiry } from '#shared/enquiry.ts';
import { SavedRequirement } from '#shared/savedRequirement.ts';
import { createClock } from '#server/platform/clock.ts';
import { ORGANISATIONS, type World, openWorld, personIdOf } from '#tests/support/world.ts';
import { openBrowser } from './support/browser.ts';
import { accessibilityFaults } from './support/visiting.ts';

const browser = await openBrowser();
let world: World;

beforeAll(async () => {
  // The time goes on: a form is not taken sooner than anybody can fill it in.
  world = await openWorld({ clientFolder: inject('clientFolder'), now: createClock().now });
}, 60_000);

afterAll(() => world.close());

const REQUIREMENT = {
  sector: 'ivd',
  asOf: '2026-11-22',
  criteria: { area: { level: 'must', minM2: 500 }, region: { level: 'must', places: ['sz-pingshan'] } },
};

async function newPage(locale = 'en-US', width = 1440): Promise<Page> {
  const context = await browser.newContext({ locale, viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  return context.newPage();
}

/** Signed in as a member of the company, by a link. */
async function signedIn(locale?: string, width?: number): Promise<Page> {
  const page = await newPage(locale, width);
  const token = await world.services.identity.signInLink(personIdOf('companyMember'));
  await page.goto(`${world.address}/sign-in#token=${token}`);
  await page.getByRole('button', { name: /^(?:Sign in|登录)/u }).click();
  await page.getByRole('button', { name: /^(?:Account of|.*的账号)/u }).waitFor();
  return page;
}

async function find(page: Page): Promise<void> {
  const address = new URL(world.address);
  address.searchParams.set('requirement', JSON.stringify(REQUIREMENT));
  await page.goto(address.href);
}

/** What a button does when somebody reaches it by the keys. */
async function press(button: Locator): Promise<void> {
  await button.focus();
  await button.press('Enter');
}

async function type(field: Locator, text: string): Promise<void> {
  await field.focus();
  await field.pressSequentially(text);
}

describe('a company', () => {
  it('saves a requirement, picks two spaces out and enquires about both, by keyboard alone', async () => {
    const page = await signedIn();
    await find(page);

    await press(page.getByRole('button', { name: 'Save', exact: true }));
    await page.getByLabel('Name').press('ControlOrMeta+a');
    await type(page.getByLabel('Name'), 'Reagent plant');
    await press(page.getByRole('button', { name: 'Save as new' }));
    await press(page.getByRole('link', { name: 'Open in the desk' }));
    await page.getByRole('heading', { name: 'Reagent plant' }).waitFor();
    await press(page.getByRole('button', { name: 'Add to shortlist' }).first());
    await page.getByRole('button', { name: 'On the shortlist' }).waitFor();
    await press(page.getByRole('button', { name: 'Add to shortlist' }).first());
    await page.getByRole('button', { name: 'On the shortlist' }).nth(1).waitFor();
    const faultsOfDesk = await accessibilityFaults(page);
    for (const box of await page.getByRole('list', { name: 'Shortlist' }).getByRole('checkbox').all()) {
      await box.press('Space');
    }
    await press(page.getByRole('button', { name: 'Enquire about 2 spaces' }));
    await type(page.getByLabel('Need'), 'A plant for reagents');
    await type(page.getByLabel('Use of the space'), 'Production');
    await type(page.getByLabel('Telephone'), '13812345678');
    const faultsOfForm = await accessibilityFaults(page);
    await press(page.getByRole('button', { name: 'Send', exact: true }));

    await page.getByRole('heading', { name: 'Who has read the contact' }).waitFor();
    expect([faultsOfDesk, faultsOfForm, await accessibilityFaults(page)]).toEqual([[], [], []]);
    const stored = await world.as('companyManager').get(`/organisations/${ORGANISATIONS.company}/enquiries`);
    const { items } = z.object({ items: z.array(Enquiry) }).parse(await stored.json());
    expect(items).toMatchObject([
      {
        need: 'A plant for reagents',
        contact: { name: 'The companyMember', phone: '13812345678' },
        tellsBureau: false,
      },
    ]);
    expect(items[0]?.spaceIds).toHaveLength(2);
  }, 90_000);

  it('sees the matches of a saved requirement, and is told where a colleague has changed it since', async () => {
    const page = await signedIn();
    const made = await world.as('companyManager').send('POST', `/organisations/${ORGANISATIONS.company}/requirements`, {
      body: { name: 'Shared plant', requirement: REQUIREMENT },
    });
    const { id } = SavedRequirement.parse(await made.json());
    await page.goto(`${world.address}/desk/company?opened=${id}`);
    await page.getByRole('link', { name: 'See its matches' }).click();
    await page.locator('ol button[aria-current]').first().waitFor();

    await world.as('companyManager').send('PATCH', `/requirements/${id}`, { body: { name: 'Renamed' }, seen: 1 });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('A colleague has changed this requirement since you opened it.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Write over it all the same' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });

    const stored = await world.as('companyManager').get(`/requirements/${id}`);
    expect(SavedRequirement.parse(await stored.json())).toMatchObject({ name: 'Renamed', revision: 3 });
    const address = new URL(page.url());
    expect(address.searchParams.get('savedRevision')).toBe('3');

    address.searchParams.delete('savedRevision');
    await page.goto(address.href);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('This link does not say when the requirement was opened').waitFor();
    expect(await page.getByRole('button', { name: 'Write over it all the same' }).count()).toBe(1);
  }, 60_000);

  it('is asked to sign in where somebody without account saves, and the requirement is still there', async () => {
    const page = await newPage();
    await find(page);

    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    const faults = await accessibilityFaults(page);

    expect(faults).toEqual([]);
    expect(new URL(page.url()).searchParams.get('requirement')).toContain('sz-pingshan');
  }, 60_000);

  it('has a desk that fits a phone, in Chinese', async () => {
    const page = await signedIn('zh-CN', 360);

    await page.goto(`${world.address}/desk/company`);
    await page.getByRole('tab', { name: '选址需求' }).waitFor();

    expect(await accessibilityFaults(page)).toEqual([]);
    const column = await page.locator('#results').evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(column).toBe(0);
  }, 60_000);
});

describe('anybody', () => {
  it('says what is wrong with a listing, without an account', async () => {
    const page = await newPage();
    await find(page);

    await page.locator('ol button[aria-current]').first().click();
    await page.getByRole('button', { name: 'This is wrong' }).click();
    await page.getByLabel('What it should be').fill('It has been let since May.');
    const faults = await accessibilityFaults(page);
    await page.getByRole('button', { name: 'Send', exact: true }).click();

    await page.getByText(/^Thank you/u).waitFor();
    expect(faults).toEqual([]);
    const stored = await world.store.connection.collection('listingReports').find().toArray();
    expect(stored).toMatchObject([{ kind: 'availability', text: 'It has been let since May.', state: 'open' }]);
  }, 60_000);
});
