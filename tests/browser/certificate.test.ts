import { type Locator, type Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { Certificate } from '#shared/certificate.ts';
import { findMatches } from '#shared/matchEndpoints.ts';
import { openBrowser } from './support/browser.ts';
import { exampleText } from './support/exampleText.ts';
import { type Visitor, rows, visit } from './support/visiting.ts';

const browser = await openBrowser();

const EXAMPLE = 'ivd-reagents-pingshan';

/** The certificate of the example, as the API gives it. */
async function certificate(): Promise<Certificate> {
  const response = await fetch(`${inject('appUrl')}/api/v1/matches?limit=100&include=certificate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: await exampleText(EXAMPLE),
  });
  return Certificate.parse(findMatches.output.parse(await response.json()).certificate);
}

function button(page: Page): Locator {
  return page.locator('#certificate-open');
}

/** Opens the check of the example's ranking, before it is worked out. */
async function open(visitor: Visitor): Promise<Page> {
  const page = await visit(browser, { ...visitor, example: EXAMPLE });
  await rows(page).first().waitFor();
  await button(page).click();
  return page;
}

describe('the check of a ranking', () => {
  it('says in plain words how often the first place is first, what weights it bears, and what would take it away', async () => {
    const page = await open({ language: 'en-US' });
    const check = page.getByRole('complementary', { name: 'How firm is this ranking?' });
    await check.getByRole('heading', { name: 'What to ask next' }).waitFor();

    const { acceptability, weightRanges, questions } = await certificate();
    const [first] = acceptability.spaces;
    const count = (share = 0): string => Math.round(share * 10_000).toLocaleString('en');
    const text = (await check.innerText()).replace(/\s+/gu, ' ');
    expect(text).toContain(
      `First in ${count(first?.first)} of 10,000 random weightings, among the first three in ${count(first?.topThree)}.`,
    );
    expect(text).toMatch(/Stays first as long as .+ weighs (?:at least|at most|less than|more than) ×[\d.]+ \(\d+%\)/u);
    expect(text).toMatch(/Would lose first place to .+ if .+ were left out\./u);
    expect(text).toContain('Dominated by none');
    expect(
      await check.getByRole('table', { name: 'How far each weight may move' }).getByRole('rowheader').count(),
    ).toBe(weightRanges.filter(({ from, to }) => from.then !== undefined || to.then !== undefined).length);
    expect(await check.getByRole('button', { name: 'Copy in Chinese' }).count()).toBe(questions.length);
  });

  it('is asked for only by its button, and shows that it is being worked out, which can be cancelled', async () => {
    const page = await visit(browser, { language: 'en-US', example: EXAMPLE });
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('certificate')) asked.push(request.url());
    });
    await page.route('**/api/v1/matches?*include=certificate', () => undefined);
    await rows(page).first().waitFor();
    expect(asked).toEqual([]);

    await button(page).click();
    await page.getByText('Being worked out …').last().waitFor();
    const given = page.waitForEvent('requestfailed');
    await page.getByRole('button', { name: 'Cancel' }).click();

    expect((await given).url()).toContain('include=certificate');
    await page.getByRole('button', { name: 'Check the ranking' }).waitFor();
    expect(asked).toHaveLength(1);
  });

  it('says that the server cannot be reached, and goes on when it can', async () => {
    const page = await visit(browser, { language: 'zh-CN', example: EXAMPLE });
    await page.route('**/api/v1/matches?*include=certificate', (route) => route.abort());
    await rows(page).first().waitFor();

    await button(page).click();
    await page.getByText('无法连接服务器').waitFor();
    await page.unroute('**/api/v1/matches?*include=certificate');
    await page.getByRole('button', { name: '重试' }).click();

    await page.getByRole('heading', { name: '接下来该核实什么' }).waitFor();
    expect(await rows(page).count()).toBeGreaterThan(1);
  });

  it('says when the requirement has changed since, and is made again when asked', async () => {
    const page = await open({ language: 'en-US' });
    await page.getByRole('heading', { name: 'What to ask next' }).waitFor();
    await page.getByText(/^Weigh \d+ preferences$/u).click();
    await page.getByRole('slider', { name: 'Weight of Rent' }).focus();

    await page.keyboard.press('End');
    await page.getByText('have changed since this was worked out').waitFor();
    await page.getByRole('button', { name: 'Check again' }).click();

    await page.getByText('have changed since this was worked out').waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: 'What to ask next' }).waitFor();
  });

  it('copies a question to the park in either language', async () => {
    const page = await open({ language: 'en-US' });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const copied = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

    await page.getByRole('button', { name: 'Copy in Chinese' }).first().click();
    await page.getByText('Copied. Send it to the park.').waitFor();
    expect(await copied()).toMatch(/^.+：\n您好！我们正在选址，请告知以下空间的.+：\n- .+/u);

    await page.getByRole('button', { name: 'Copy in English' }).first().click();
    await expect.poll(copied).toMatch(/^To .+:\nWe are looking for space/u);
  });

  it('shows the question to be copied by hand where the browser does not let the page copy', async () => {
    const page = await open({ language: 'zh-CN' });
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
    });

    await page.getByRole('button', { name: '复制英文' }).first().click();
    const text = page.getByRole('textbox', { name: '向园区提出的问题' });
    await text.waitFor();

    expect(await text.inputValue()).toMatch(/^To .+:\n/u);
    expect(await text.getAttribute('lang')).toBe('en');
  });

  it('says so where the texts of the other language cannot be had', async () => {
    const page = await open({ language: 'en-US' });
    await page.route('**/assets/**', (route) => route.abort());

    await page.getByRole('button', { name: 'Copy in Chinese' }).first().click();

    await page.getByText('The text could not be loaded. Check the connection and try again.').waitFor();
  });

  it('gives way to the explanation of a space and comes back to where it was, by keyboard alone', async () => {
    const page = await visit(browser, { language: 'en-US', example: EXAMPLE });
    await rows(page).first().waitFor();
    await button(page).focus();

    await page.keyboard.press('Enter');
    const check = page.getByRole('complementary', { name: 'How firm is this ranking?' });
    await check.getByRole('heading', { name: 'What to ask next' }).waitFor();
    const third = check.locator('table [data-space]').nth(2);
    await third.focus();
    const id = await third.getAttribute('data-space');
    await page.keyboard.press('Enter');
    const explanation = page.getByRole('complementary', { name: 'Explanation' });
    await explanation.getByRole('heading', { level: 2 }).first().waitFor();
    expect(await check.count()).toBe(0);

    await page.keyboard.press('Escape');
    await check.waitFor();
    await expect.poll(() => focusedSpace(page)).toBe(id);
    await page.keyboard.press('Escape');
    await check.waitFor({ state: 'detached' });
    await expect.poll(() => button(page).evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('is a sheet on a phone, from which nothing sticks out, and opens an explanation over it', async () => {
    const page = await open({ language: 'zh-CN', width: 360 });
    const sheet = page.getByRole('dialog', { name: '排名有多可靠？' });
    await sheet.getByRole('heading', { name: '接下来该核实什么' }).waitFor();

    const widths = await sheet.evaluate((element) => [element.scrollWidth, element.clientWidth]);
    expect(widths[0]).toBe(widths[1]);
    await sheet.locator('[data-space]').first().click();
    const explanation = page.getByRole('dialog', { name: '说明' });
    await explanation.getByRole('button', { name: '关闭' }).click();

    await sheet.waitFor();
    await explanation.waitFor({ state: 'detached' });
  });

  it('is not offered where nothing fits', async () => {
    const page = await visit(browser, { language: 'en-US', example: 'vaccine-plant-too-big' });
    await page.getByRole('heading', { name: 'No space meets the musts.' }).waitFor();

    expect(await button(page).count()).toBe(0);
  });
});

function focusedSpace(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute('data-space') ?? null);
}
