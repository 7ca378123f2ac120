import { type Locator, type Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { type Visitor, accessibilityFaults, rows, visit } from './support/visiting.ts';

/** Asks for something that many demo spaces have, so that parks hold several and the map spans cities. */
const REQUIREMENT = {
  sector: 'ivd',
  asOf: '2026-11-22',
  criteria: {
    area: { level: 'must', minM2: 500, maxM2: 5000 },
    'floor-load': { level: 'prefer', weight: 3, minKnPerM2: 7.5 },
    'clear-height': { level: 'prefer', minM: 4.5 },
  },
};

const browser = await openBrowser();

/** The page with the results of the requirement, as a link to them shows it. */
async function openResults(visitor: Omit<Visitor, 'example' | 'requirement'>): Promise<Page> {
  const page = await visit(browser, { ...visitor, requirement: REQUIREMENT });
  await rows(page).first().waitFor({ state: 'attached' });
  return page;
}

function clusters(page: Page): Locator {
  return page.locator('.map-pin--cluster');
}

function marks(page: Page): Locator {
  return page.locator('.map-pin--mark');
}

/** Rank and name of a row of the list. */
async function rowText(row: Locator): Promise<{ readonly rank: string; readonly name: string }> {
  const [rank = '', name = ''] = (await row.innerText()).split('\n').map((line) => line.trim());
  return { rank, name };
}

/** Presses the best cluster until it has opened as a fan. */
async function openBestFan(page: Page): Promise<Locator> {
  const best = clusters(page).first();
  while ((await best.getAttribute('aria-expanded')) !== 'true') await best.press('Enter');
  return best;
}

describe('the map beside the list', () => {
  it.each([{ at: 0 }, { at: 1 }, { at: 7 }, { at: 19 }])(
    'marks row $at with the rank and the name that it has in the list',
    async ({ at }) => {
      const page = await openResults({ language: 'zh-CN' });
      const row = rows(page).nth(at);
      const { rank, name } = await rowText(row);

      await row.click();
      const selected = page.locator('.map-pin--mark[aria-pressed="true"]');
      await selected.waitFor();

      expect(await selected.innerText()).toMatch(new RegExp(`^${rank}\\b`, 'u'));
      expect(await selected.getAttribute('aria-label')).toContain(`第 ${rank} 名，${name}`);
    },
  );

  it('keeps its buttons in the order of the ranks', async () => {
    const page = await openResults({ language: 'en-US' });
    await clusters(page).first().waitFor();

    const ranks = await page
      .locator('button.map-pin:not([data-verdict="nearMiss"])')
      .evaluateAll((pins) => pins.map((pin) => Number(pin.getAttribute('data-rank'))));

    expect(ranks).toEqual([...ranks].sort((one, other) => one - other));
    expect(ranks[0]).toBe(1);
  });

  it('opens a cluster by keyboard until each of its spaces stands for itself, best first', async () => {
    const page = await openResults({ language: 'en-US' });

    const cluster = await openBestFan(page);

    expect(await marks(page).count()).toBeGreaterThanOrEqual(Number(await cluster.getAttribute('data-count')));
    expect(await marks(page).first().getAttribute('data-rank')).toBe('1');
  });

  it('shows in the list, and explains, what is chosen on the map by keyboard', async () => {
    const page = await openResults({ language: 'en-US' });
    await openBestFan(page);

    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const current = page.locator('ol button[aria-current="true"]');
    await current.waitFor();

    const { rank, name } = await rowText(current);
    expect(rank).toBe('1');
    await page.getByRole('heading', { name }).first().waitFor();
  });

  it('closes a fan with Escape and leaves the focus on its cluster', async () => {
    const page = await openResults({ language: 'en-US' });
    const cluster = await openBestFan(page);

    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');

    expect(await cluster.getAttribute('aria-expanded')).toBe('false');
    expect(await cluster.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('draws the ring of a selected space whose position is approximate, and says so', async () => {
    const page = await openResults({ language: 'en-US' });

    await rows(page).first().click();
    const selected = page.locator('.map-pin--mark[aria-pressed="true"]');
    await selected.waitFor();

    expect(await page.locator('path.map-ring--strong').count()).toBe(1);
    expect(await selected.getAttribute('aria-label')).toContain('position approximate, within');
  });

  it('draws the land, and asks nobody but the product for anything', async () => {
    const context = await browser.newContext({ locale: 'en-US' });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).origin));

    await page.goto(inject('appUrl'));
    await page.locator('path.map-land').first().waitFor({ state: 'attached' });

    expect(new Set(asked)).toEqual(new Set([inject('appUrl')]));
  });

  it.each([
    { language: 'zh-CN', scheme: 'light' },
    { language: 'en-US', scheme: 'dark' },
  ] as const)('has no fault of accessibility with a fan open, in $language and $scheme', async (visitor) => {
    const page = await openResults(visitor);
    await openBestFan(page);

    expect(await accessibilityFaults(page, '.match-map')).toEqual([]);
  });

  it('gives fingers targets of at least 24 pixels on a phone', async () => {
    const page = await openResults({ language: 'en-US', width: 360 });
    await page.getByText('Map', { exact: true }).click();
    await clusters(page).first().waitFor();

    const sizes = await page
      .locator('.match-map button, .match-map a, .match-map summary')
      .evaluateAll((targets) =>
        targets.map((target) => target.getBoundingClientRect()).flatMap(({ width, height }) => [width, height]),
      );

    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
  });
});
