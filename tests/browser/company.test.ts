import { type Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { openBrowser } from './support/browser.ts';
import { exampleText } from './support/exampleText.ts';
import { rows, visit } from './support/visiting.ts';

const browser = await openBrowser();

describe('a company that looks for space', () => {
  it('chooses its sector, asks for an area, and finds ranked spaces in the list and on the map', async () => {
    const page = await visit(browser, { language: 'zh-CN' });

    await page.getByRole('button', { name: /^体外诊断试剂/u }).click();
    await page.getByRole('button', { name: /^必须 面积/u }).click();
    await page.getByRole('textbox', { name: /最小面积/u }).fill('800');
    await page.getByRole('textbox', { name: /最大面积/u }).fill('1500');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '查询', exact: true }).click();
    await rows(page).first().waitFor();

    const ranks = await rankTexts(page);
    const asked = requirementIn(page);
    expect(ranks.slice(0, 3)).toEqual(['1', '2', '3']);
    expect(asked.criteria['area']).toMatchObject({ level: 'must', minM2: 800, maxM2: 1500 });
    await page.locator('.map-pin').first().waitFor();
    expect(await page.locator('.map-pin').count()).toBeGreaterThan(1);
  });

  it('shows the same spaces in the same order as the API answers', async () => {
    const page = await visit(browser, { language: 'zh-CN', example: 'ivd-reagents-pingshan' });
    await rows(page).first().waitFor();

    const answer = await answerTo(await exampleText('ivd-reagents-pingshan'));

    expect(await shownIds(page)).toEqual(answer.results.map(({ space }) => space.id));
  });

  it('opens the explanation of a match: asked, offered, verdict, score with interval, and the measures that hold there', async () => {
    const page = await visit(browser, { language: 'en-US', example: 'ivd-reagents-pingshan' });

    await rows(page).first().click();
    const explanation = page.getByRole('complementary', { name: 'Explanation' });
    await explanation.getByRole('heading', { name: 'All measures' }).waitFor();

    const text = await explanation.innerText();
    expect(text).toMatch(/Floor load\s+Must/u);
    expect(text).toMatch(/Asked\s+≥ 7\.5 kN\/m²/u);
    expect(text).toMatch(/Confirmed\s+\d/u);
    expect(text).toMatch(/Expected\s+\d/u);
    expect(text).toMatch(/% satisfied/u);
    expect(text).toMatch(/\+[\d.]+ points/u);
    expect(text).toMatch(/Shenzhen/u);
    expect(text).toMatch(/Pingshan/u);
    expect(text).toMatch(/up to/u);
    expect(text).toMatch(/Confidence B/u);
    expect(text).toMatch(/Position approximate: within 3 km/u);
  });

  it('does all of it by keyboard alone', async () => {
    const page = await visit(browser, { language: 'en-US' });
    await page.getByRole('button', { name: /^Rehabilitation/u }).focus();

    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Search for spaces' }).focus();
    await page.keyboard.press('Enter');
    await rows(page).first().waitFor();
    await rows(page).first().focus();
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const explanation = page.getByRole('complementary', { name: 'Explanation' });
    await explanation.getByRole('heading', { level: 2 }).first().waitFor();

    expect(await rows(page).nth(2).getAttribute('aria-current')).toBe('true');
    expect(await explanation.innerText()).toContain('Rank 3');

    await explanation.getByRole('button', { name: 'Close' }).focus();
    await page.keyboard.press('Escape');
    await explanation.waitFor({ state: 'detached' });
    expect(
      await rows(page)
        .nth(2)
        .evaluate((row) => row === document.activeElement),
    ).toBe(true);
  });

  it('sees the ranking follow a weight', async () => {
    const page = await visit(browser, { language: 'en-US', example: 'ivd-reagents-pingshan' });
    await rows(page).first().waitFor();
    await page.getByText(/^Weigh \d+ preferences$/u).click();
    const slider = page.getByRole('slider', { name: 'Weight of Rent' });

    await slider.focus();
    await page.keyboard.press('End');
    await expect.poll(() => requirementIn(page).criteria['rent']?.['weight']).toBe(10);

    const answer = await answerTo(JSON.stringify(requirementIn(page)));
    await expect.poll(() => shownIds(page)).toEqual(answer.results.map(({ space }) => space.id));
  });

  it('sees near misses apart, with what is missing and the change that would help', async () => {
    const page = await visit(browser, { language: 'en-US', example: 'cell-therapy-grade-b' });
    await rows(page).first().waitFor();

    await page.getByRole('tab', { name: /^Near misses/u }).click();
    const panel = page.getByRole('tabpanel', { name: /^Near misses/u });

    expect(await panel.innerText()).toMatch(/→/u);
  });

  it('is told which musts exclude how many where nothing fits, takes a piece of advice, and takes it back', async () => {
    const page = await visit(browser, { language: 'en-US', requirement: TOO_LARGE });
    await page.getByRole('heading', { name: 'No space meets the musts.' }).waitFor();
    const before = requirementIn(page);

    const advice = page.getByRole('button', { name: /\+\d+ spaces?$/u }).first();
    expect(await page.getByText(/\d+ spaces?, \d+ by this alone/u).count()).toBeGreaterThan(0);
    await advice.click();
    await rows(page).first().waitFor();

    await expect.poll(() => requirementIn(page)).not.toEqual(before);
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await page.getByRole('heading', { name: 'No space meets the musts.' }).waitFor();
    await expect.poll(() => requirementIn(page)).toEqual(before);
  });

  it('is shown the smallest combined change where no single one is enough, makes it by one press, and takes it back', async () => {
    const page = await visit(browser, { language: 'en-US', example: 'vaccine-plant-too-big' });
    await page.getByText('No single change is enough.').waitFor();
    const before = requirementIn(page);
    const advised = page.getByRole('region', { name: /^No single change is enough/u });

    expect(await advised.innerText()).toMatch(/Area\s+20,000 m² → [\d,]+ m²/u);
    expect((await advised.innerText()).split('→').length - 1).toBeGreaterThan(1);
    await advised.getByRole('button', { name: /^Make these \d changes$/u }).click();
    await rows(page).first().waitFor();

    await page.getByText(/^Area, .* have been changed as advised\./u).waitFor();
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await page.getByText('No single change is enough.').waitFor();
    await expect.poll(() => requirementIn(page)).toEqual(before);
  });

  it('finds the fault at the field that has it', async () => {
    const page = await visit(browser, { language: 'en-US' });
    await page.getByRole('button', { name: /^IVD/u }).click();

    await page.getByRole('button', { name: /^must Area/iu }).click();
    await page.getByRole('textbox', { name: /Largest|Most|Max/iu }).fill('100');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Search', exact: true }).click();

    await page
      .getByText(/Must not be below/u)
      .first()
      .waitFor();
  });
});

describe('the page', () => {
  it.each([
    { language: 'zh-CN', heading: '您从事哪个细分领域？', html: 'zh-CN' },
    { language: 'en-US', heading: 'What do you make?', html: 'en' },
  ] as const)('speaks $html where the browser asks for $language', async ({ language, heading, html }) => {
    const page = await visit(browser, { language });

    await page.getByRole('heading', { name: heading }).waitFor();

    expect(await page.locator('html').getAttribute('lang')).toBe(html);
  });

  it('switches the language and remembers it', async () => {
    const page = await visit(browser, { language: 'zh-CN' });

    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'What do you make?' }).waitFor();
    await page.goto(inject('appUrl'));

    await page.getByRole('heading', { name: 'What do you make?' }).waitFor();
  });

  it('offers all 13 sector templates', async () => {
    const page = await visit(browser, { language: 'en-US' });
    await page.getByRole('button', { name: /^IVD/u }).waitFor();

    expect(await page.getByRole('button', { name: /needs? filled in$/u }).count()).toBe(13);
  });

  it('asks nobody but its own server', async () => {
    const page = await visit(browser, { language: 'zh-CN' });
    const strangers: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(inject('appUrl')) && !request.url().startsWith('data:'))
        strangers.push(request.url());
    });

    await page.getByRole('button', { name: /^细胞与基因治疗/u }).click();
    await page.getByRole('button', { name: '查询', exact: true }).click();
    await rows(page).first().click();
    await page.locator('.map-pin').first().waitFor();

    expect(strangers).toEqual([]);
  });

  it('logs no error and breaks no rule of its own security policy', async () => {
    const context = await browser.newContext({ locale: 'en-US' });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(error.message));

    await page.goto(inject('appUrl'));
    await page.getByRole('button', { name: /^IVD/u }).click();
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await rows(page).first().click();
    await page.locator('.map-pin').first().waitFor();

    expect(errors).toEqual([]);
  });

  it('says that the server cannot be reached, and goes on when it can', async () => {
    const page = await visit(browser, { language: 'en-US' });
    await page.getByRole('button', { name: /^IVD/u }).click();
    await page.route('**/api/v1/matches*', (route) => route.abort());

    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await page.getByText(/server cannot be reached/u).waitFor();
    await page.unroute('**/api/v1/matches*');
    await page.getByRole('button', { name: 'Try again' }).click();

    await rows(page).first().waitFor();
  });

  it('keeps the map in sight beside the explanation on a tablet, and gives the focus back to the row', async () => {
    const page = await visit(browser, { language: 'en-US', width: 768, example: 'ivd-reagents-pingshan' });
    await rows(page).first().click();
    const explanation = page.getByRole('complementary', { name: 'Explanation' });
    await explanation.getByRole('heading', { level: 2 }).first().waitFor();
    await page.locator('.map-pin').first().waitFor();

    const [pane, map] = await Promise.all([
      explanation.boundingBox(),
      page.getByRole('region', { name: 'Map of the matches' }).boundingBox(),
    ]);
    expect(pane && pane.x + pane.width).toBeLessThanOrEqual(map?.x ?? 0);
    expect(map?.width).toBeGreaterThan(350);

    await page.keyboard.press('Escape');
    await explanation.waitFor({ state: 'detached' });
    await expect
      .poll(() =>
        rows(page)
          .first()
          .evaluate((row) => row === document.activeElement),
      )
      .toBe(true);
  });

  it('says so where the order is by the confirmed score, which the shown score does not follow', async () => {
    const page = await visit(browser, { language: 'en-US', example: 'ai-drug-discovery-dry-lab' });
    await rows(page).first().waitFor();

    expect(await page.getByText(/^Ordered by the confirmed score/u).count()).toBe(1);
  });

  it('asks what policies promise once, however a weight is moved', async () => {
    const page = await visit(browser, { language: 'en-US', example: 'ivd-reagents-pingshan' });
    await rows(page).first().click();
    await page.getByRole('heading', { name: 'All measures' }).waitFor();
    await page.getByText(/^Weigh \d+ preferences$/u).click();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));

    await page.getByRole('slider', { name: 'Weight of Rent' }).focus();
    await page.keyboard.press('End');
    await expect.poll(() => asked).toContain('/api/v1/matches');

    expect(asked).not.toContain('/api/v1/incentives');
  });

  it('marks English phrases on the Chinese page as English', async () => {
    const page = await visit(browser, { language: 'zh-CN', example: 'ivd-reagents-pingshan' });
    await rows(page).first().click();
    const measures = page.locator('section[aria-labelledby="measures-title"]');
    await measures.waitFor();

    const unmarked = await measures.evaluate((section) => {
      const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      while (walker.nextNode()) {
        const { parentElement: holder, textContent: text } = walker.currentNode;
        // Three Latin words in a row are a phrase.
        if (holder?.closest('[lang]')?.getAttribute('lang') !== 'en' && /[a-z]+ [a-z]+ [a-z]+/u.test(text ?? ''))
          found.push(text ?? '');
      }
      return found;
    });

    expect(unmarked).toEqual([]);
  });

  it('keeps list and map as two views of a phone, and never scrolls sideways', async () => {
    const page = await visit(browser, { language: 'zh-CN', width: 360, example: 'ivd-reagents-pingshan' });
    await rows(page).first().waitFor();

    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    await page.getByText('地图', { exact: true }).first().click();
    await page.locator('.map-pin').first().waitFor();

    expect(sideways).toBe(0);
    expect(await rows(page).first().isVisible()).toBe(false);
  });
});

/** Larger than anything in stock, and otherwise easy: asking for less area alone helps. */
const TOO_LARGE = { asOf: '2026-11-22', criteria: { area: { level: 'must', minM2: 1_000_000 } } };

const Asked = z.looseObject({ criteria: z.record(z.string(), z.record(z.string(), z.unknown())) });

/** The requirement that the address carries. */
function requirementIn(page: Page): z.infer<typeof Asked> {
  const text = new URL(page.url()).searchParams.get('requirement') ?? '{}';
  return Asked.parse(JSON.parse(text));
}

const AnswerIds = z.looseObject({ results: z.array(z.looseObject({ space: z.looseObject({ id: z.string() }) })) });

/** What the API answers to the text of a requirement, as many as the page asks for. */
async function answerTo(requirement: string): Promise<z.infer<typeof AnswerIds>> {
  const response = await fetch(`${inject('appUrl')}/api/v1/matches?limit=100`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: requirement,
  });
  return AnswerIds.parse(await response.json());
}

/** Ids of the spaces in the list, in its order. */
async function shownIds(page: Page): Promise<(string | null)[]> {
  return rows(page).evaluateAll((buttons) => buttons.map((button) => button.getAttribute('data-row')));
}

async function rankTexts(page: Page): Promise<string[]> {
  return rows(page).evaluateAll((buttons) => buttons.map((button) => button.textContent.trim().charAt(0)));
}
