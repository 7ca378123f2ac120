import { type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './support/chromium.ts';
import { type Visitor, accessibilityFaults, rows, visit } from './support/visiting.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

afterAll(() => browser.close());

const VISITORS: readonly Visitor[] = [
  { language: 'zh-CN', scheme: 'light', width: 1440 },
  { language: 'en-US', scheme: 'dark', width: 1440 },
  { language: 'en-US', scheme: 'light', width: 768 },
  { language: 'zh-CN', scheme: 'dark', width: 360 },
];

/** Each view of the page, and how it is reached. */
const VIEWS: readonly {
  readonly view: string;
  readonly example?: string;
  readonly reach: (page: Page) => Promise<void>;
}[] = [
  { view: 'choice of a sector', reach: (page) => page.getByRole('button', { name: /IVD|体外诊断试剂/u }).waitFor() },
  {
    view: 'review of a template',
    async reach(page) {
      await page.getByRole('button', { name: /IVD|体外诊断试剂/u }).click();
      await page.getByRole('button', { name: /^(?:Search for spaces|查询空间)$/u }).waitFor();
    },
  },
  { view: 'results', example: 'ivd-reagents-pingshan', reach: (page) => rows(page).first().waitFor() },
  {
    view: 'explanation',
    example: 'ivd-reagents-pingshan',
    async reach(page) {
      await rows(page).first().click();
      await page.getByRole('heading', { name: /^(?:Policy incentives here|当地政策)/u }).waitFor();
    },
  },
  {
    view: 'near misses',
    example: 'cell-therapy-grade-b',
    async reach(page) {
      await page.getByRole('tab', { name: /^(?:Near misses|差一点)/u }).click();
    },
  },
  {
    view: 'nothing that fits',
    example: 'vaccine-plant-too-big',
    reach: (page) => page.getByRole('heading', { level: 3 }).first().waitFor(),
  },
];

const CASES = VIEWS.flatMap((view) =>
  VISITORS.map((visitor) => ({
    ...view,
    visitor,
    for: `${visitor.language}, ${visitor.scheme ?? 'light'}, ${visitor.width ?? 1440} px`,
  })),
);

describe('by WCAG 2.2 AA', () => {
  it.each(CASES)('the $view has no fault ($for)', async ({ visitor, example, reach }) => {
    const page = await visit(browser, { ...visitor, ...(example === undefined ? {} : { example }) });

    await reach(page);

    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
