import { type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { TEST_NOW } from '#tests/support/testServer.ts';
import { PARKS, type World, openWorld } from '#tests/support/world.ts';
import { openBrowser } from './support/browser.ts';
import { visitSignedIn } from './support/signedIn.ts';

const browser = await openBrowser({ keepsPages: true });
let world: World;
/** A space of a park of the operator, in the jurisdiction of the bureau. */
let space: string;

beforeAll(async () => {
  world = await openWorld({ clientFolder: inject('clientFolder') });
  const { results } = Answered.parse(await (await world.send('/matches?limit=100', REQUIREMENT)).json());
  space = results.find(({ park }) => PARKS.own.some((own) => own === park.id))?.space.id ?? '';
});

afterAll(() => world.close());

const REQUIREMENT = {
  sector: 'ivd',
  asOf: '2026-11-22',
  criteria: { area: { level: 'must', minM2: 500 }, region: { level: 'must', places: ['sz-pingshan'] } },
};

const Answered = z.object({
  results: z.array(z.object({ space: z.object({ id: z.string() }), park: z.object({ id: z.string() }) })),
});

/** How somebody works a page: with the mouse, or by keys alone. */
interface Hands {
  readonly press: (button: Locator) => Promise<void>;
  readonly write: (field: Locator, text: string) => Promise<void>;
  readonly tick: (box: Locator) => Promise<void>;
}

const BY_MOUSE: Hands = {
  press: (button) => button.click(),
  write: (field, text) => field.fill(text),
  tick: (box) => box.check(),
};

const BY_KEYS: Hands = {
  async press(button) {
    await button.focus();
    await button.press('Enter');
  },
  async write(field, text) {
    await field.focus();
    await field.press('Control+A');
    await field.page().keyboard.type(text);
  },
  async tick(box) {
    await box.focus();
    await box.press('Space');
  },
};

/** What stands on the page in either language. */
const EN = {
  enquire: 'Enquire',
  need: 'Need',
  use: 'Use of the space',
  company: 'Company',
  contact: 'Contact person',
  phone: 'Telephone',
  bureau: 'The promotion bureau of the place may see company and contact too',
  send: 'Send',
  showContact: 'Show the contact',
  answer: 'Answer',
  sendAnswer: 'Send',
  answered: 'Answered',
  lead: 'Lead',
  readContact: /^Show the whole contact/u,
  columns: ['Assessment', 'Talks', 'Visit', 'Intent', 'Signed'],
  signed: 'Signed',
  close: 'Close',
  move: 'Move: ',
};

const ZH: typeof EN = {
  enquire: '询盘',
  need: '需求',
  use: '用途',
  company: '企业名称',
  contact: '联系人',
  phone: '电话',
  bureau: '同意所在地招商部门也看到企业和联系方式',
  send: '发送',
  showContact: '查看联系方式',
  answer: '答复',
  sendAnswer: '发送',
  answered: '已答复',
  lead: '线索',
  readContact: /^查看完整联系方式/u,
  columns: ['研判', '接洽', '考察', '意向', '签约'],
  signed: '签约',
  close: '关闭',
  move: '移动：',
};

interface Journey {
  readonly words: typeof EN;
  readonly hands: Hands;
  readonly company: string;
}

async function enquires(page: Page, { words, hands, company }: Journey): Promise<void> {
  const address = new URL(world.address);
  address.searchParams.set('requirement', JSON.stringify(REQUIREMENT));
  address.searchParams.set('space', space);
  await page.goto(address.href);
  await hands.press(page.getByRole('link', { name: words.enquire, exact: true }));
  await hands.write(page.getByRole('textbox', { name: words.need }), 'A pilot plant');
  await hands.write(page.getByRole('textbox', { name: words.use }), 'Reagents');
  await hands.write(page.getByRole('textbox', { name: words.company }), company);
  await hands.write(page.getByRole('textbox', { name: words.contact }), 'Wang Xiaoming');
  await hands.write(page.getByRole('textbox', { name: words.phone }), '13800138000');
  await hands.tick(page.getByRole('checkbox', { name: words.bureau }));
  await hands.press(page.getByRole('button', { name: words.send, exact: true }));
  await page.getByText('A pilot plant').first().waitFor();
}

async function answers(page: Page, { words, hands, company }: Journey): Promise<void> {
  await page.goto(`${world.address}/desk/operator?view=enquiries`);
  await hands.press(page.getByRole('button', { name: company }));
  expect(await page.getByRole('main').innerText()).not.toContain('Wang Xiaoming');
  await hands.press(page.getByRole('button', { name: words.showContact }));
  await page.getByText('Wang Xiaoming').waitFor();
  await hands.write(page.getByRole('textbox', { name: words.answer }), 'Come and see it.');
  await hands.press(page.getByRole('button', { name: words.sendAnswer, exact: true }));
  await page.getByText('Come and see it.').first().waitFor();
}

async function signs(page: Page, journey: Journey): Promise<void> {
  const { words, hands, company } = journey;
  await page.goto(`${world.address}/desk/officer`);
  const card = page.getByRole('button', { name: company, exact: true });
  await hands.press(card);
  const pane = page.getByRole('dialog', { name: words.lead });
  await pane.getByText(words.answered.toLowerCase()).first().waitFor();
  await hands.press(pane.getByRole('button', { name: words.readContact }));
  await pane.getByText('Wang Xiaoming').waitFor();
  await hands.press(pane.getByRole('button', { name: words.close }));
  await pane.waitFor({ state: 'hidden' });
  for (const column of words.columns) await moves(page, column, journey);
}

/** By the menu of the card with the mouse, by Shift and an arrow with the keys. */
async function moves(page: Page, column: string, { words, hands, company }: Journey): Promise<void> {
  if (hands === BY_KEYS) {
    const card = page.getByRole('button', { name: company, exact: true });
    await card.focus();
    await card.press('Shift+ArrowRight');
  } else {
    await page.getByRole('button', { name: `${words.move}${company}`, exact: true }).click();
    await page.getByRole('menuitem', { name: column, exact: true }).click();
  }
  await page
    .getByRole('region', { name: column, exact: true })
    .getByRole('button', { name: company, exact: true })
    .waitFor();
  await page.getByRole('status').filter({ hasText: company }).filter({ hasText: column }).waitFor();
}

async function isAnswered(page: Page, { words }: Journey): Promise<void> {
  await page.reload();
  await page.getByText(words.answered).first().waitFor();
  await page.getByText('Come and see it.').waitFor();
}

async function travels(language: 'en-US' | 'zh-CN', journey: Journey): Promise<void> {
  const company = await visitSignedIn(browser, world, { persona: 'companyMember', language });
  await enquires(company, journey);
  const operator = await visitSignedIn(browser, world, { persona: 'operatorMember', language });
  await answers(operator, journey);
  await isAnswered(company, journey);
  const persona = language === 'en-US' ? 'officer' : 'bureauManager';
  const officer = await visitSignedIn(browser, world, { persona, language, nowMs: TEST_NOW.getTime() });
  await signs(officer, journey);
  await officer.getByRole('region', { name: journey.words.signed, exact: true }).getByText(journey.company).waitFor();
}

describe('one enquiry', () => {
  it('travels from the company to the operator and the officer, who signs, in English by keys alone', async () => {
    await travels('en-US', { words: EN, hands: BY_KEYS, company: 'Journey Bio' });
  });

  it('travels the same way in Chinese', async () => {
    await travels('zh-CN', { words: ZH, hands: BY_MOUSE, company: '远行示例医药有限公司' });
  });
});
