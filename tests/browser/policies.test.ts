import { text } from 'node:stream/consumers';
import { type Locator, type Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { rows, visit } from './support/visiting.ts';

const browser = await openBrowser();

/** A class 1 drug at phase II that looks for space in Pingshan, on a fixed day. */
const REQUIREMENT = {
  sector: 'mab',
  asOf: '2026-11-22',
  criteria: { region: { level: 'must', places: ['sz-pingshan'] } },
  company: {
    productStage: 'ph2',
    drugClass: '1',
    registersAtSite: true,
    producesAtSite: true,
    // 60 million yuan
    rdCostWithoutLabourFen: 6_000_000_000,
    awards: [],
  },
};

/** What the address says of the company. */
function companyIn(page: Page): unknown {
  const text = new URL(page.url()).searchParams.get('requirement');
  const requirement: unknown = text === null ? undefined : JSON.parse(text);
  return typeof requirement === 'object' && requirement !== null && 'company' in requirement
    ? requirement.company
    : undefined;
}

/** A measure among those of an explanation, by how its summary begins. */
function measureNamed(incentives: Locator, name: RegExp): Locator {
  return incentives.locator('details').filter({ has: incentives.page().locator('summary', { hasText: name }) });
}

/** Opens the explanation of the best match, with what the policies promise there. */
async function explained(page: Page): Promise<Locator> {
  await rows(page).first().click();
  const incentives = page.getByRole('region', { name: /^(?:Policy incentives here|当地政策激励)$/u });
  await incentives.getByRole('table').waitFor();
  return incentives;
}

describe('a company that asks what it is promised', () => {
  it('is told what is confirmed and what is possible, by which measures and in which year', async () => {
    const page = await visit(browser, { language: 'en-US', requirement: REQUIREMENT });

    const incentives = await explained(page);

    // 40 % of 60 million yuan is 24 million, of which the city pays 20 million; the district 30 % of those 20 million.
    const taken = incentives.getByRole('list', { name: 'Measures taken' });
    expect(await taken.innerText()).toMatch(/phase II trial\s+CNY 20 million/u);
    expect(await taken.innerText()).toMatch(/CNY 6 million/u);
    const text = await incentives.innerText();
    expect(text).toMatch(/Confirmed\s+CNY 26 million/u);
    expect(text).toMatch(/of which CNY 26 million rests on policies whose days in force were not found/u);
    expect(await incentives.getByRole('table').innerText()).toMatch(/2026\s+CNY 26 million/u);
  });

  it('answers the question that matters most in place, and sees the result follow', async () => {
    const page = await visit(browser, { language: 'en-US', requirement: REQUIREMENT });
    const incentives = await explained(page);
    expect(await incentives.innerText()).toMatch(/Possible, at best\s+CNY 151.5 million/u);

    await incentives.getByRole('checkbox', { name: 'Recognised as: none' }).check();

    // Without 30 + 15 + 50 million for what only recognised institutions are granted.
    await expect
      .poll(() => incentives.innerText(), { timeout: 20_000 })
      .toMatch(/Possible, at best\s+CNY 56.5 million/u);
    expect(companyIn(page)).toMatchObject({ recognitions: [] });
    expect(await incentives.getByRole('checkbox', { name: 'Recognised as: none' }).count()).toBe(0);
  });

  it('is told of a measure why it may claim it, and how: documents to tick off, which the browser remembers', async () => {
    const page = await visit(browser, { language: 'en-US', requirement: REQUIREMENT });
    const incentives = await explained(page);
    const measure = measureNamed(incentives, /^Class 1 drug: phase II trial/u);

    await measure.locator('summary').click();
    expect(await measure.innerText()).toMatch(/Product stage: phase II\s+given: phase II/u);
    expect(await measure.innerText()).toMatch(/0 of 4 prepared/u);
    await measure.getByRole('checkbox').first().check();
    await measure.getByText('1 of 4 prepared').waitFor();
    await page.reload();
    await incentives.getByRole('table').waitFor();
    await measure.locator('summary').click();

    await measure.getByText('1 of 4 prepared').waitFor();
    expect(await measure.getByRole('checkbox').first().isChecked()).toBe(true);
  });

  it('takes the days of a policy home as a calendar', async () => {
    const inXiamen = { ...REQUIREMENT, criteria: { region: { level: 'must', places: ['xm'] } } };
    const page = await visit(browser, { language: 'zh-CN', requirement: inXiamen });
    const incentives = await explained(page);
    // In force from 2023-11-20 to 2026-12-31.
    const measure = measureNamed(incentives, /^1类新药：\s*[ⅡI]+期临床试验/u).last();
    await measure.locator('summary').click();

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      measure.getByRole('button', { name: /\.ics/u }).click(),
    ]);

    const file = await text(await download.createReadStream());
    expect(download.suggestedFilename()).toMatch(/^xm-2023-.*\.ics$/u);
    expect(file).toContain('DTSTART;VALUE=DATE:20261231\r\n');
  });

  it('says what the policies ask in a form that can be searched, with yes, no and not said apart', async () => {
    const page = await visit(browser, { language: 'en-US', requirement: REQUIREMENT });
    await rows(page).first().waitFor();
    await page.getByRole('button', { name: /^Company ·/u }).click();

    await page.getByRole('searchbox', { name: 'Find a fact' }).fill('total investment');
    await page.getByRole('textbox', { name: /^Total investment/u }).fill('5000');
    await page.getByRole('searchbox', { name: 'Find a fact' }).fill('listed');
    await page.getByRole('radiogroup', { name: 'Listed company' }).getByText('no', { exact: true }).click();

    // 5,000 × 10,000 yuan = 50 million yuan
    await expect.poll(() => companyIn(page)).toMatchObject({ totalInvestmentFen: 5_000_000_000, isListed: false });
    await page.getByRole('radiogroup', { name: 'Listed company' }).getByText('Not said').click();
    await expect.poll(() => companyIn(page)).not.toHaveProperty('isListed');
  });
});

describe('the policy library', () => {
  it('is narrowed by place and words, and shows a policy clause by clause with its sources', async () => {
    const page = await visit(browser, { language: 'en-US', path: '/policies' });
    await page.getByText('25 policies').waitFor();

    await page.getByRole('searchbox', { name: 'Words' }).fill('高端医疗器械产业集群');
    await page.getByText('1 policy', { exact: true }).waitFor();
    await page.locator('main li button').first().click();

    const policy = page.getByRole('article');
    await policy.getByRole('heading', { level: 2 }).waitFor();
    expect(await policy.innerText()).toContain('深圳市促进高端医疗器械产业集群高质量发展的若干措施');
    expect(await policy.innerText()).toMatch(/In force\s+not found/u);
    expect(await policy.innerText()).toMatch(/40% of:/u);
    expect(await policy.innerText()).toMatch(/P06/u);
    await page.goBack();
    await policy.waitFor({ state: 'detached' });
  });

  it('tells policies that have expired by a day from those whose validity was not found', async () => {
    const page = await visit(browser, { language: 'zh-CN', path: '/policies?place=xm&on=2027-03-01' });

    await page.locator('main li button').first().waitFor();

    // The measures of Xiamen of 2023 ended on 2026-12-31.
    const list = await page.getByRole('main').innerText();
    expect(list).not.toContain('厦门市加快推进生物医药产业高质量发展若干措施');
    expect(list).toContain('有效期未找到');
  });

  it('keeps the requirement for the way back', async () => {
    const page = await visit(browser, { language: 'en-US', requirement: REQUIREMENT });
    await rows(page).first().waitFor();

    await page.getByRole('link', { name: 'Policies' }).click();
    await page.getByText('25 policies').waitFor();
    await page.getByRole('link', { name: 'Find space' }).click();

    await rows(page).first().waitFor();
    expect(companyIn(page)).toEqual(REQUIREMENT.company);
  });
});

describe('the comparison of places', () => {
  it('shows what the same company is promised in each, ordered by what is asked', async () => {
    const path = '/compare?sites=%5B%22place%3Asz-pingshan%22%2C%22place%3Ash%22%2C%22place%3Ahz%22%5D';
    const page = await visit(browser, { language: 'en-US', path, requirement: REQUIREMENT });
    const table = page.getByRole('table', { name: 'Incentives by place' });
    await table.getByRole('row').nth(3).waitFor();

    expect(await table.getByRole('rowheader').allInnerTexts()).toEqual(['Pingshan', 'Shanghai', 'Hangzhou']);
    expect(await table.getByRole('row').nth(1).getByRole('cell').first().innerText()).toBe('CNY 26 million');
    await table.getByRole('button', { name: 'Place' }).click();

    expect(await table.getByRole('rowheader').allInnerTexts()).toEqual(['Hangzhou', 'Pingshan', 'Shanghai']);
    expect(await table.getByRole('columnheader', { name: 'Place' }).getAttribute('aria-sort')).toBe('ascending');
  });
});

describe('on a phone', () => {
  it.each(['/policies', '/policies?policy=sz-2022-10-bio', '/compare'])(
    '%s needs no scrolling sideways',
    async (path) => {
      const page = await visit(browser, { language: 'zh-CN', width: 360, path, requirement: REQUIREMENT });

      await page.locator('main li button, table').first().waitFor();

      const widths = await page.evaluate(() => [document.body.scrollWidth, innerWidth]);
      expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);
    },
  );
});
