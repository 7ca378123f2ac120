import { type Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { visit } from './support/visiting.ts';

const browser = await openBrowser({ keepsPages: true });

/** What a page has done against its policy, and what it has asked of anybody else. */
interface Watched {
  readonly page: Page;
  readonly violations: readonly string[];
  readonly foreign: string[];
}

async function watched(path: string, example?: string): Promise<Watched> {
  const page = await visit(browser, { language: 'en-US', path: '/health/live' });
  const foreign: string[] = [];
  const reported: string[] = [];
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(inject('appUrl')).origin) foreign.push(request.url());
  });
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) reported.push(message.text());
  });
  const address = new URL(path, inject('appUrl'));
  if (example !== undefined) address.searchParams.set('requirement', example);
  await page.goto(address.href, { waitUntil: 'networkidle' });
  return { page, foreign, violations: reported };
}

const REQUIREMENT = JSON.stringify({
  sector: 'ivd',
  criteria: { area: { level: 'must', minM2: 800, maxM2: 1500 }, rent: { level: 'prefer', limitFenPerM2Month: 6000 } },
});

describe('the policy of the page', () => {
  it.each([
    '/',
    '/policies',
    '/policies/drafts',
    '/compare',
    '/sign-in',
    '/registration',
    '/set-up',
    '/account',
    '/desk/company',
    '/desk/operator',
    '/desk/officer',
    '/admin',
  ])('is kept by all that it does at %s', async (path) => {
    const { page, violations, foreign } = await watched(path);

    expect(await page.locator('body').innerText()).not.toBe('');
    expect(violations).toEqual([]);
    expect(foreign).toEqual([]);
    await page.context().close();
  });

  it('is kept by a map, results, a space that is opened and a drawer', async () => {
    const { page, violations, foreign } = await watched('/', REQUIREMENT);
    const first = page.locator('ol button[aria-current]').first();
    await first.click();
    await page.locator('#explanation-title').waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('dialog').waitFor();
    await page.waitForLoadState('networkidle');

    expect(violations).toEqual([]);
    expect(foreign).toEqual([]);
    await page.context().close();
  });

  it('lets no other script and no other style in', async () => {
    const { page, violations } = await watched('/policies');

    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.intruded = true';
      const style = document.createElement('style');
      style.textContent = 'body { --intruded: 1 }';
      document.head.append(script, style);
      const intruded = getComputedStyle(document.body).getPropertyValue('--intruded');
      return { script: 'intruded' in window, style: intruded };
    });

    expect(ran).toEqual({ script: false, style: '' });
    expect(violations).toHaveLength(2);
    await page.context().close();
  });

  it('is kept by the description of the API, which opens what is asked for', async () => {
    const { page, violations, foreign } = await watched('/api/docs');
    const matching = page.locator('#operations-default-findMatches');
    await matching.locator('.opblock-summary-control').click({ timeout: 10_000 });
    await matching.locator('.responses-wrapper').waitFor({ timeout: 15_000 });

    expect(violations).toEqual([]);
    expect(foreign).toEqual([]);
    await page.context().close();
  });
});
