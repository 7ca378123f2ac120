import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Listing } from '#shared/listing.ts';
import { ORGANISATIONS, PARKS, type World, openWorld, personIdOf } from '#tests/support/world.ts';
import { openBrowser } from './support/browser.ts';
import { accessibilityFaults } from './support/visiting.ts';

const browser = await openBrowser({ keepsPages: true });
let world: World;

beforeAll(async () => {
  world = await openWorld({ clientFolder: inject('clientFolder') });
}, 60_000);

afterAll(() => world.close());

/** The desk in the browser of a member of the operator, signed in by a link. */
async function desk(view: 'spaces' | 'import' | 'enquiries' | 'demand', width = 1440): Promise<Page> {
  const context = await browser.newContext({
    locale: 'en-US',
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  // The day of the server's clock, by which holds are judged.
  await page.clock.setFixedTime('2026-11-22T08:00:00Z');
  const token = await world.services.identity.signInLink(personIdOf('operatorMember'));
  await page.goto(`${world.address}/sign-in#token=${token}`);
  await page.getByRole('button', { name: /^Sign in/u }).click();
  await page.getByRole('button', { name: /^Account of/u }).waitFor();
  await page.goto(`${world.address}/desk/operator?view=${view}`);
  return page;
}

describe('the desk of an operator', () => {
  it('takes a new space by keyboard alone, which is matched, held, and seen in its history', async () => {
    const page = await desk('spaces');

    await page.getByRole('button', { name: 'Add a space' }).first().focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Own number').focus();
    await page.keyboard.type('kb-1');
    await page.getByLabel('Name in English').focus();
    await page.keyboard.type('Keyboard hall');
    await page.getByLabel('Area (m²)', { exact: true }).focus();
    await page.keyboard.type('88765');
    await page.getByRole('button', { name: 'Add a space' }).last().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /Keyboard hall/u }).waitFor();
    const matches = await world.send('/matches?limit=100', {
      criteria: { area: { level: 'must', minM2: 88765, maxM2: 88765 } },
    });

    await page.getByRole('button', { name: 'Hold', exact: true }).click();
    await page.getByLabel('Last day of the hold').fill('2026-12-01');
    await page.getByLabel('For whom').fill('One Biotech');
    await page.getByRole('button', { name: 'Hold', exact: true }).last().click();
    await page.getByText('Now: held', { exact: true }).waitFor();
    await page.getByRole('tab', { name: 'History' }).click();

    expect(await matches.text()).toContain('"kb-1"');
    await page.getByText('Held', { exact: true }).waitFor();
    await page.getByText('Added', { exact: true }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  }, 60_000);

  it('keeps what is being written of a space while its state is changed, and its files are looked at', async () => {
    const page = await desk('spaces');
    await page.getByRole('button', { name: 'Add a space' }).first().click();
    await page.getByLabel('Own number').fill('kept-1');
    await page.getByLabel('Name in English').fill('Kept hall');
    await page.getByLabel('Area (m²)', { exact: true }).fill('1200');
    await page.getByRole('button', { name: 'Add a space' }).last().click();
    await page.getByRole('heading', { name: /Kept hall/u }).waitFor();

    await page.getByLabel('Area (m²)', { exact: true }).fill('1300');
    await page.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await page.getByText('Now: withdrawn', { exact: true }).waitFor();
    await page.getByRole('tab', { name: 'Files' }).click();
    await page.getByRole('tab', { name: 'Facts' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByText('Changed', { exact: true }).first().waitFor();

    const { space } = Listing.parse(await (await world.as('operatorMember').get('/listings/kept-1')).json());
    expect(space.facts.areaM2).toBe(1300);
  }, 60_000);

  it('says at its field what cannot be so, and stores nothing', async () => {
    const page = await desk('spaces');

    await page.getByRole('button', { name: 'Add a space' }).first().click();
    await page.getByLabel('Name in English').fill('Impossible hall');
    await page.getByLabel('Area (m²)', { exact: true }).fill('100');
    await page.getByLabel('Divisible from (m²)').fill('200');
    await page.getByRole('button', { name: 'Add a space' }).last().click();

    await page.getByText('Must not be more than the area of the whole').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  }, 60_000);

  it('shows what a file with one bad row would do, and imports it once it is mended', async () => {
    const page = await desk('import');
    const file = (area: string): { name: string; mimeType: string; buffer: Buffer } => ({
      name: 'spaces.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`id,parkId,areaM2\nfile-a,${PARKS.own[0]},500\nfile-b,${PARKS.own[0]},${area}\n`),
    });

    await page.getByLabel('CSV file').setInputFiles(file('many'));
    await page.getByText(/^Line 3, column areaM2/u).waitFor();
    const isRefused = await page.getByRole('button', { name: 'Import', exact: true }).isDisabled();
    await page.getByLabel('CSV file').setInputFiles(file('600'));
    await page.getByText('2 new, 0 changed, 0 unchanged.').waitFor();
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('button', { name: 'Take back' }).waitFor();

    expect(isRefused).toBe(true);
    expect((await world.as('nobody').get('/spaces/file-b')).status).toBe(200);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Take back' }).click();
    await page.getByText('taken back; 0 spaces changed since stayed').waitFor();
    expect((await world.as('nobody').get('/spaces/file-b')).status).toBe(404);
  }, 60_000);

  it('answers an enquiry, whose contact shows whole only when asked for', async () => {
    const spaces = (await (await world.as('nobody').get(`/spaces?park=${PARKS.own[0]}&limit=1`)).json()) as {
      items: { id: string }[];
    };
    const sent = await world.as('companyMember').send('POST', `/organisations/${ORGANISATIONS.company}/enquiries`, {
      body: {
        spaceIds: spaces.items.map(({ id }) => id),
        need: 'A clean hall',
        use: 'Filling',
        companyName: 'One Biotech',
        contact: { name: 'Chen Li', phone: '+86 755 1234 5678' },
        tellsBureau: false,
      },
    });
    const page = await desk('enquiries');

    await page.getByRole('button', { name: /One Biotech/u }).click();
    await page.getByText('A clean hall').waitFor();
    const isMasked = (await page.getByText('+86 755 1234 5678').count()) === 0;
    await page.getByRole('button', { name: 'Show the contact' }).click();
    await page.getByText('+86 755 1234 5678').waitFor();
    await page.getByLabel('Answer').fill('Come and see it');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('list', { name: 'Messages' }).getByText('Come and see it').waitFor();

    expect(sent.status).toBe(201);
    expect(isMasked).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
  }, 60_000);

  it('holds on a phone, in the dark and in Chinese too', async () => {
    const page = await desk('spaces', 360);

    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`${world.address}/desk/operator?view=spaces&lang=zh-CN`);
    await page.getByRole('list', { name: '空间' }).getByRole('button').first().click();
    await page.getByRole('group', { name: '变更状态' }).waitFor();

    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await accessibilityFaults(page)).toEqual([]);
  }, 60_000);
});
