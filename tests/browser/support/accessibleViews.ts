import { type Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { type Visitor, accessibilityFaults, rows, visit } from './visiting.ts';

/** A requirement that has growth paths. */
const GROWING = {
  sector: 'ivd',
  asOf: '2026-11-22',
  criteria: { region: { level: 'must', places: ['sz-pingshan'] } },
  growth: [
    { by: '2027-06-30', minM2: 1000 },
    { by: '2028-12-31', minM2: 9000 },
  ],
};

/** A requirement of a company that is promised something. */
const PROMISED = {
  sector: 'mab',
  asOf: '2026-11-22',
  criteria: { region: { level: 'must', places: ['sz-pingshan'] } },
  company: { productStage: 'ph2', drugClass: '1', registersAtSite: true, rdCostWithoutLabourFen: 6_000_000_000 },
};

/** Each view of the page, and how it is reached. */
const VIEWS: readonly {
  readonly view: string;
  readonly example?: string;
  readonly requirement?: object;
  readonly path?: string;
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
      await page.getByRole('table', { name: /^(?:By year|按年拨付)$/u }).waitFor();
      await page.locator('li > details > summary').first().click();
    },
  },
  {
    view: 'form of the company',
    requirement: PROMISED,
    async reach(page) {
      const edit = page.getByRole('button', { name: /^(?:Edit requirement|修改需求)$/u });
      const company = page.getByRole('button', { name: /^(?:Company|企业情况) ·/u });
      await company.or(edit).waitFor();
      if (await edit.isVisible()) await edit.click();
      await company.click();
      await page.getByRole('searchbox').waitFor();
    },
  },
  { view: 'policy library', path: '/policies', reach: (page) => page.locator('main li button').first().waitFor() },
  {
    view: 'policy of the library',
    path: '/policies?policy=sz-2022-10-bio',
    reach: (page) => page.getByRole('heading', { level: 4 }).first().waitFor(),
  },
  {
    view: 'comparison of places',
    path: '/compare',
    requirement: PROMISED,
    reach: (page) => page.getByRole('row').nth(2).waitFor(),
  },
  {
    view: 'near misses',
    example: 'cell-therapy-grade-b',
    async reach(page) {
      await page.getByRole('tab', { name: /^(?:Near misses|差一点)/u }).click();
    },
  },
  {
    view: 'check of a ranking',
    example: 'ivd-reagents-pingshan',
    async reach(page) {
      await page.locator('#certificate-open').click();
      await page.getByRole('heading', { name: /^(?:What to ask next|接下来该核实什么)/u }).waitFor();
      await page.getByText(/^(?:Show \d+ spaces|显示 \d+ 处空间)$/u).click();
    },
  },
  {
    view: 'growth paths',
    requirement: GROWING,
    async reach(page) {
      await page.getByRole('tab', { name: /^(?:Growth|扩张路径)/u }).click();
      await page.getByRole('table').first().waitFor();
    },
  },
  {
    view: 'steps of growth',
    requirement: GROWING,
    async reach(page) {
      const edit = page.getByRole('button', { name: /^(?:Edit requirement|修改需求)$/u });
      const growth = page.getByRole('button', { name: /^(?:Growth|扩张计划) ·/u });
      await growth.or(edit).waitFor();
      if (await edit.isVisible()) await edit.click();
      await growth.click();
      await page.getByRole('button', { name: /^(?:Add a step|添加阶段目标)$/u }).waitFor();
    },
  },
  {
    view: 'nothing that fits',
    example: 'vaccine-plant-too-big',
    reach: (page) => page.getByRole('heading', { level: 3 }).first().waitFor(),
  },
];

/** Has every view of the page without account looked at by axe, as each visitor sees it. */
export async function describeAccessibility(visitors: readonly Visitor[]): Promise<void> {
  const browser = await openBrowser();

  describe('by WCAG 2.2 AA', () => {
    it.each(casesOf(visitors))(
      'the $view has no fault ($for)',
      async ({ visitor, example, requirement, path, reach }) => {
        const page = await visit(browser, {
          ...visitor,
          ...(example === undefined ? {} : { example }),
          ...(requirement === undefined ? {} : { requirement }),
          ...(path === undefined ? {} : { path }),
        });

        await reach(page);

        expect(await accessibilityFaults(page)).toEqual([]);
      },
    );
  });
}

function casesOf(visitors: readonly Visitor[]) {
  return VIEWS.flatMap((view) =>
    visitors.map((visitor) => ({
      ...view,
      visitor,
      for: `${visitor.language}, ${visitor.scheme ?? 'light'}, ${visitor.width ?? 1440} px`,
    })),
  );
}
