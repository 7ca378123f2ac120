import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Lead } from '#shared/lead.ts';
import { TEST_NOW } from '#tests/support/testServer.ts';
import { ORGANISATIONS, type World, openWorld } from '#tests/support/world.ts';
import { openBrowser } from './support/browser.ts';
import { visitSignedIn } from './support/signedIn.ts';
import { accessibilityFaults } from './support/visiting.ts';

const browser = await openBrowser({ keepsPages: true });
let world: World;
let officer: Page;

const started = performance.now();
/** The server's time goes on: a form that was begun can be sent only after a moment. */
const nowMs = (): number => TEST_NOW.getTime() + Math.floor(performance.now() - started);

beforeAll(async () => {
  world = await openWorld({ clientFolder: inject('clientFolder'), now: () => new Date(nowMs()) });
  officer = await visitSignedIn(browser, world, { persona: 'officer', nowMs: nowMs() });
});

afterAll(() => world.close());

const LEADS = `/organisations/${ORGANISATIONS.bureau}/leads`;

// The officer has enrolled anew in the browser, which ended its other sessions: here the manager asks.
async function entered(companyName: string, facts: object = {}): Promise<Lead> {
  const body = { companyName, places: ['sz-pingshan'], ...facts };
  const response = await world.as('bureauManager').send('POST', LEADS, { body });
  return Lead.parse(await response.json());
}

/** The desk in another tab of the same officer. */
async function desk(search = ''): Promise<Page> {
  const page = await officer.context().newPage();
  await page.goto(`${world.address}/desk/officer${search}`);
  await page.getByRole('heading', { name: 'Promotion leads' }).waitFor();
  return page;
}

async function stageOf({ id }: Lead): Promise<string> {
  const lead = Lead.parse(await (await world.as('bureauManager').get(`/leads/${id}`)).json());
  return lead.rest?.kind ?? lead.stage;
}

const column = (page: Page, name: string): ReturnType<Page['getByRole']> =>
  page.getByRole('region', { name, exact: true });

describe('the board of leads', () => {
  it('is worked by keyboard alone: a lead is opened, and moved to signed', async () => {
    const lead = await entered('Keyboard Bio');
    const page = await desk();

    await page.getByRole('button', { name: 'Keyboard Bio', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Lead' }).getByText('What is known').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Lead' }).waitFor({ state: 'hidden' });
    for (const stage of ['Assessment', 'Talks', 'Visit', 'Intent', 'Signed']) {
      await page.getByRole('button', { name: 'Keyboard Bio', exact: true }).focus();
      await page.keyboard.press('Shift+ArrowRight');
      await page.getByText(`Keyboard Bio is at “${stage}” now.`).waitFor();
    }

    expect(await stageOf(lead)).toBe('signed');
    await column(page, 'Signed').getByRole('button', { name: 'Keyboard Bio', exact: true }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Keyboard Bio');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('moves a lead by its menu, pauses it with a reason, and undoes that', async () => {
    const lead = await entered('Menu Bio');
    const page = await desk();

    await page.getByRole('button', { name: 'Move: Menu Bio' }).click();
    await page.getByRole('menuitem', { name: 'Paused' }).click();
    await page.getByLabel('Reason').fill('Waits for money');
    await page.getByRole('button', { name: 'Move', exact: true }).click();
    await column(page, 'Paused').getByText('Waits for money').waitFor();
    await page.getByText('Menu Bio is at “Paused” now.').waitFor();
    expect(await stageOf(lead)).toBe('paused');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Undone.').waitFor();

    expect(await stageOf(lead)).toBe('lead');
    await column(page, 'Lead').getByRole('button', { name: 'Menu Bio', exact: true }).waitFor();
  });

  it('takes a dragged lead to the column where it is dropped, and says where it may not go', async () => {
    const lead = await entered('Dragged Bio');
    const page = await desk('?text=Dragged');
    const drag = async (to: string): Promise<void> => {
      const card = await page.getByRole('article').filter({ hasText: 'Dragged Bio' }).boundingBox();
      const target = await column(page, to).boundingBox();
      if (card === null || target === null) throw new Error('The card or the column is not there.');
      await page.mouse.move(card.x + 20, card.y + card.height - 6);
      await page.mouse.down();
      await page.mouse.move(card.x + 60, card.y + card.height, { steps: 5 });
      await page.mouse.move(target.x + target.width / 2, target.y + 80, { steps: 10 });
      await page.mouse.up();
    };

    await drag('Talks');
    await page.getByText('Dragged Bio is at “Talks” now.').waitFor();
    expect(await stageOf(lead)).toBe('talks');
    await drag('Signed');
    await page.getByText(/^Dragged Bio cannot go from “Talks” to “Signed”/u).waitFor();

    expect(await stageOf(lead)).toBe('talks');
  });

  it('says when somebody else has been quicker, and shows what is there then', async () => {
    const lead = await entered('Raced Bio');
    const page = await desk('?text=Raced');
    await column(page, 'Lead').getByText('Raced Bio').waitFor();
    await world.as('bureauManager').send('POST', `/leads/${lead.id}/moves`, { body: { to: 'talks' }, seen: 1 });

    await page.getByRole('button', { name: 'Raced Bio', exact: true }).focus();
    await page.keyboard.press('Shift+ArrowRight');

    await page.getByText(/^Somebody has written since|^Somebody else/u).waitFor();
    await column(page, 'Talks').getByText('Raced Bio').waitFor();
  });
});

describe('one lead', () => {
  it('shows its contact only when asked, takes notes, an owner and a next step', async () => {
    const contact = { name: 'Wang Xiaoming', phone: '13800138000' };
    const lead = await entered('Whole Bio', { contact });
    const page = await desk(`?lead=${lead.id}`);
    const pane = page.getByRole('dialog', { name: 'Lead' });

    await pane.getByText('W*** X***').waitFor();
    expect(await pane.innerText()).not.toContain('Wang Xiaoming');
    await pane.getByRole('button', { name: /^Show the whole contact/u }).click();
    await pane.getByText('Wang Xiaoming').waitFor();
    await pane.getByRole('button', { name: 'I follow it' }).click();
    await pane.getByText('The officer').first().waitFor();
    await pane.getByLabel('Note', { exact: true }).fill('Spoke for ten minutes');
    await pane.getByLabel('Kind').click();
    await page.getByRole('option', { name: 'Investor contacted' }).click();
    await pane.getByRole('button', { name: 'Add', exact: true }).click();
    await pane.getByRole('listitem').filter({ hasText: 'Spoke for ten minutes' }).first().waitFor();
    await pane.getByRole('textbox', { name: 'What' }).fill('Send the offer');
    await pane.getByLabel('By', { exact: true }).fill('2026-12-31');
    await pane.getByRole('button', { name: 'Save' }).click();
    await pane.getByText('Next step by 31 Dec 2026').waitFor();

    const after = Lead.parse(await (await world.as('bureauManager').get(`/leads/${lead.id}`)).json());
    expect(after).toMatchObject({
      nextStep: { text: 'Send the offer', on: '2026-12-31' },
      notes: [{ kind: 'contact', text: 'Spoke for ten minutes' }],
    });
    expect(after.deadlines.map(({ kind }) => kind)).not.toContain('answer');
  });

  it('offers what fits its requirement', async () => {
    const requirement = { sector: 'cgt', criteria: { area: { level: 'must', minM2: 1000 } } };
    const lead = await entered('Offered Bio', { requirement });
    const page = await desk(`?lead=${lead.id}`);

    await page.getByRole('list', { name: 'Spaces that fit' }).getByRole('listitem').first().waitFor();
    await page
      .getByRole('list', { name: 'Incentives' })
      .getByText(/confirmed/u)
      .waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

describe('the table of leads', () => {
  it('is sorted by its heads, and kept in the address', async () => {
    await entered('Aaa Bio');
    await entered('Zzz Bio');
    const page = await desk('?view=table');

    await page.getByRole('button', { name: 'Company', exact: true }).click();
    await page.locator('th[aria-sort="ascending"]').waitFor();
    await page.locator('tbody tr').first().getByText('Aaa Bio').waitFor();
    const names = await page.locator('tbody th button').allInnerTexts();

    expect(names.indexOf('Aaa Bio')).toBeLessThan(names.indexOf('Zzz Bio'));
    expect(new URL(page.url()).searchParams.get('sort')).toBe('company');
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

describe('the desk on a phone, in Chinese and in the dark', () => {
  it('has no more width than the phone, and no fault that axe finds', async () => {
    const body = { companyName: '手机示例医药有限公司', places: ['sz-nanshan'] };
    await world.as('otherOfficer').send('POST', `/organisations/${ORGANISATIONS.otherBureau}/leads`, { body });
    const page = await visitSignedIn(browser, world, {
      persona: 'otherOfficer',
      language: 'zh-CN',
      scheme: 'dark',
      width: 360,
      nowMs: nowMs(),
    });
    await page.goto(`${world.address}/desk/officer`);
    await page.getByRole('heading', { name: '招商线索' }).waitFor();
    await page.getByText('手机示例医药有限公司').waitFor();

    const main = page.locator('main');
    expect(await main.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

describe('the form without account', () => {
  it('is filled in by keyboard and reaches the bureau of the place', async () => {
    const context = await browser.newContext({ locale: 'en-US', reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(`${world.address}/start`);
    await page.getByRole('textbox', { name: 'Company' }).fill('Visitor Bio');
    await page.getByRole('combobox', { name: 'Places' }).focus();
    await page.keyboard.type('Pingshan');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: 'Need' }).fill('A pilot plant');
    await page.getByRole('textbox', { name: 'Use' }).fill('Cell therapy');
    await page.getByRole('textbox', { name: 'Name' }).fill('Li Na');
    await page.getByRole('textbox', { name: 'Telephone' }).fill('0755-12345678');
    await page.getByRole('checkbox', { name: /^I agree/u }).focus();
    await page.keyboard.press('Space');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Send' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(/^The promotion bureaus of these places will contact you/u).waitFor();

    const board = await desk('?text=Visitor');
    await column(board, 'Lead').getByText('Visitor Bio').waitFor();
  });
});
