import { type Locator, type Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { accessibilityFaults, rows, visit } from './support/visiting.ts';

const browser = await openBrowser();

/** Spaces whose rent is known stand first. On a fixed day. */
const REQUIREMENT = {
  sector: 'mab',
  asOf: '2026-11-22',
  horizonYears: 3,
  criteria: {
    region: { level: 'must', places: ['sz-pingshan'] },
    rent: { level: 'must', limitFenPerM2Month: 10_000 },
  },
};

async function costOfBest(page: Page): Promise<Locator> {
  await rows(page).first().click();
  const cost = page.getByRole('region', { name: /^(?:Cost of occupancy|使用成本)$/u });
  await cost.getByRole('table').waitFor();
  return cost;
}

describe('a company that asks what a space costs', () => {
  it('is shown the account by year as a chart and as a table, from the start on', async () => {
    const page = await visit(browser, { language: 'en-US', requirement: REQUIREMENT });

    const cost = await costOfBest(page);

    expect(await cost.getByRole('rowheader').allInnerTexts()).toEqual(['Start', '1', '2', '3', 'Total']);
    expect(await cost.getByRole('img').getAttribute('aria-label')).toMatch(/Dearest case\. Start: CNY .*Year 3: CNY/u);
    expect(await cost.innerText()).toMatch(/Over 3 years/u);
  });

  it('changes an assumption, sees that it is its own, and takes it back', async () => {
    const page = await visit(browser, { language: 'en-US', requirement: REQUIREMENT });
    const cost = await costOfBest(page);
    const total = cost.getByRole('row', { name: /^Total/u });
    const before = await total.innerText();
    await cost.locator('summary').click();

    await cost.getByRole('textbox', { name: /^Rise of the rent/u }).fill('40');
    await expect.poll(() => total.innerText()).not.toBe(before);
    await cost.getByText('set by you').waitFor();
    await cost.getByRole('button', { name: 'Back to the default: Rise of the rent' }).click();

    await expect.poll(() => total.innerText()).toBe(before);
    expect(await cost.getByText('set by you').count()).toBe(0);
  });

  it.each([
    { language: 'zh-CN' as const, scheme: 'dark' as const, width: 360 },
    { language: 'en-US' as const, scheme: 'light' as const, width: 1440 },
  ])('finds no fault by WCAG 2.2 AA ($language, $scheme, $width px)', async (visitor) => {
    const page = await visit(browser, { ...visitor, requirement: REQUIREMENT });
    const cost = await costOfBest(page);

    await cost.locator('summary').click();

    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
