import { type Locator, type Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { rows, visit } from './support/visiting.ts';

const browser = await openBrowser();

const STEPS = [
  { by: '2027-06-30', minM2: 1000 },
  { by: '2028-12-31', minM2: 3000 },
];
const CRITERIA = {
  area: { level: 'must', minM2: 800, maxM2: 1500 },
  region: { level: 'must', places: ['sz-pingshan'] },
};
/** On a fixed day, since demo spaces become vacant as time goes by. */
const GROWING = { sector: 'ivd', asOf: '2026-11-22', criteria: CRITERIA, growth: STEPS };

/** The growth that the address asks for. */
function growthIn(page: Page): unknown {
  const text = new URL(page.url()).searchParams.get('requirement');
  const requirement: unknown = text === null ? undefined : JSON.parse(text);
  return typeof requirement === 'object' && requirement !== null && 'growth' in requirement
    ? requirement.growth
    : undefined;
}

function step(page: Page, number: number): Locator {
  return page.getByRole('group', { name: `Step ${number}`, exact: true });
}

describe('a company that grows', () => {
  it('says how much area it needs by when, and is shown the spaces of one park to grow into, by their days', async () => {
    const page = await visit(browser, { language: 'en-US', requirement: { ...GROWING, growth: undefined } });
    await rows(page).first().waitFor();
    expect(await page.getByRole('tab', { name: /^Growth/u }).count()).toBe(0);

    await page.getByRole('button', { name: 'Growth', exact: true }).click();
    await page.getByRole('button', { name: 'Add a step' }).click();
    await step(page, 1).getByLabel('By').fill('2027-06-30');
    await step(page, 1).getByLabel('Area in all').fill('1000');
    await page.getByRole('button', { name: 'Add a step' }).click();
    expect(await step(page, 2).getByLabel('By').inputValue()).toBe('2028-06-30');
    await step(page, 2).getByLabel('By').fill('2028-12-31');
    await step(page, 2).getByLabel('Area in all').fill('3000');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Growth · 2 steps' }).waitFor();
    await expect.poll(() => growthIn(page)).toEqual(STEPS);

    await page.getByRole('tab', { name: /^Growth \(\d+\)$/u }).click();
    const path = page
      .getByRole('tabpanel', { name: /^Growth/u })
      .locator('ol > li')
      .first();
    const table = path.getByRole('table', { name: 'Area by each day' });
    await table.waitFor();
    expect(await table.getByRole('rowheader').allInnerTexts()).toEqual(['2027-06-30', '2028-12-31']);
    expect(await table.getByRole('row').nth(1).getByRole('cell').first().innerText()).toBe('1,000 m²');
    expect(await path.innerText()).toMatch(/From \d{4}-\d{2}-\d{2} · [\d,]+ m²/u);
  });

  it('opens the explanation of a space on a path without leaving the paths', async () => {
    const page = await visit(browser, { language: 'en-US', requirement: GROWING });
    await page.getByRole('tab', { name: /^Growth/u }).click();
    const panel = page.getByRole('tabpanel', { name: /^Growth/u });

    await panel.getByRole('button', { name: /m²/u }).first().click();
    await page.getByRole('complementary', { name: 'Explanation' }).getByRole('heading', { level: 2 }).first().waitFor();

    expect(await panel.isVisible()).toBe(true);
  });

  it('finds the fault at the field that has it, and loses nothing that it has filled in', async () => {
    const page = await visit(browser, { language: 'en-US', requirement: GROWING });
    await rows(page).first().waitFor();
    await page.getByRole('button', { name: /^Growth · 2 steps$/u }).click();

    await step(page, 2).getByLabel('Area in all').fill('500');
    await step(page, 2).getByText('Must be more than the step before').waitFor();
    await step(page, 2).getByLabel('By').fill('2027-01-01');
    await step(page, 2).getByText('Must be later than the step before').waitFor();
    const asked = [STEPS[0], { by: '2027-01-01', minM2: 500 }];
    await expect.poll(() => growthIn(page)).toEqual(asked);
    await page.getByText('Growth over the years, Step 2 · By: Must be later than the step before').waitFor();

    await page.reload();
    await page.getByRole('button', { name: /Growth · 2 steps$/u }).click();
    expect(await step(page, 2).getByLabel('Area in all').inputValue()).toBe('500');
  });

  it('keeps a step that is half filled in for itself until it is whole', async () => {
    const page = await visit(browser, { language: 'en-US', requirement: GROWING });
    await rows(page).first().waitFor();
    await page.getByRole('button', { name: /^Growth · 2 steps$/u }).click();

    await page.getByRole('button', { name: 'Add a step' }).click();

    await page.getByRole('button', { name: 'Growth · to fill in' }).waitFor();
    await expect.poll(() => growthIn(page)).toEqual([...STEPS, { by: '2029-12-31' }]);
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('takes a step back, and undoes that', async () => {
    const page = await visit(browser, { language: 'en-US', requirement: GROWING });
    await rows(page).first().waitFor();
    await page.getByRole('button', { name: /^Growth · 2 steps$/u }).click();

    await page.getByRole('button', { name: 'Remove step 1' }).click();
    await expect.poll(() => growthIn(page)).toEqual([STEPS[1]]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Undo' }).click();

    await expect.poll(() => growthIn(page)).toEqual(STEPS);
  });

  it('is told where no park has such a path, in Chinese and on a phone', async () => {
    const tooMuch = { ...GROWING, growth: [{ by: '2027-06-30', minM2: 5_000_000 }] };
    const page = await visit(browser, { language: 'zh-CN', width: 360, requirement: tooMuch });

    await page.getByRole('tab', { name: '扩张路径（0）' }).click();

    await page.getByText('没有扩张路径').waitFor();
    const widths = await page.evaluate(() => [document.body.scrollWidth, innerWidth]);
    expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);
  });
});
