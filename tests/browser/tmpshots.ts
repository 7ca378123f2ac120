import { launchChromium } from './support/chromium.ts';
const base = 'http://127.0.0.1:8199';
const which = process.argv[2] ?? 'all';
const req = JSON.stringify({
  sector: 'mab',
  asOf: '2026-11-22',
  criteria: { region: { level: 'must', places: ['sz-pingshan'] } },
  company: {
    productStage: 'ph2',
    drugClass: '1',
    registersAtSite: true,
    producesAtSite: true,
    rdCostWithoutLabourFen: 6000000000,
    awards: [],
  },
});
const browser = await launchChromium();
const shots: [string, string, (p: import('playwright-core').Page) => Promise<void>][] = [
  [
    'library',
    '/policies?policy=sz-2022-10-bio',
    async (p) => {
      await p.locator('article').first().waitFor();
    },
  ],
  [
    'list',
    '/policies',
    async (p) => {
      await p.locator('main li button').first().waitFor();
    },
  ],
  [
    'compare',
    `/compare?requirement=${encodeURIComponent(req)}`,
    async (p) => {
      await p.locator('table').waitFor();
    },
  ],
  [
    'explain',
    `/?requirement=${encodeURIComponent(req)}`,
    async (p) => {
      await p.locator('ol button[aria-current]').first().click();
      await p.locator('#measures-title').waitFor();
      await p.getByRole('table').first().waitFor();
      await p.locator('#measures-title').scrollIntoViewIfNeeded();
      await p.locator('#measures-title').evaluate((e) => e.scrollIntoView());
    },
  ],
  [
    'measure',
    `/?requirement=${encodeURIComponent(req)}`,
    async (p) => {
      await p.locator('ol button[aria-current]').first().click();
      await p.getByRole('table').first().waitFor();
      const s = p.locator('#measures-title ~ * summary', { hasText: /II/ }).first();
      await s.click();
      await s.evaluate((e) => e.scrollIntoView());
    },
  ],
  [
    'company',
    `/?requirement=${encodeURIComponent(req)}`,
    async (p) => {
      await p.locator('ol button[aria-current]').first().waitFor();
      const edit = p.getByRole('button', { name: /^(?:Edit requirement|修改需求)$/u });
      if (await edit.isVisible()) await edit.click();
      await p.getByRole('button', { name: /^(Company|企业情况)/ }).click();
      await p.getByRole('heading', { name: /^(Company|企业情况)/ }).waitFor();
    },
  ],
  [
    'cost',
    `/?requirement=${encodeURIComponent(req)}`,
    async (p) => {
      await p.locator('ol button[aria-current]').first().click();
      await p.locator('#cost-title').waitFor();
      await p.locator('#cost-title').evaluate((e) => e.scrollIntoView());
      await p.waitForLoadState('networkidle');
    },
  ],
];
const widths = (process.argv[3] ?? '1440,360').split(',').map(Number);
const langs = (process.argv[4] ?? 'zh-CN,en-US').split(',');
const scheme = process.argv[5] === 'dark' ? 'dark' : 'light';
for (const [name, path, reach] of shots) {
  if (which !== 'all' && !which.split(',').includes(name)) continue;
  for (const width of widths)
    for (const language of langs) {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        locale: language,
        colorScheme: scheme,
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      page.on('pageerror', (e) => console.log(name, width, language, 'ERROR', e.message));
      page.on('console', (m) => {
        if (m.type() === 'error') console.log(name, 'CONSOLE', m.text().slice(0, 400));
      });
      try {
        await page.goto(base + path);
        page.setDefaultTimeout(15000);
        await reach(page);
        await page.waitForLoadState('networkidle');
      } catch (e) {
        console.log(name, width, language, String(e).slice(0, 300));
      }
      await page.screenshot({
        path: `/tmp/pp/shots/${name}-${width}-${language}${scheme === 'dark' ? '-dark' : ''}.png`,
      });
      const over = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      if ((over[0] ?? 0) > (over[1] ?? 0)) console.log(name, width, language, 'OVERFLOW', over);
      await context.close();
    }
}
await browser.close();
