import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, type Page } from 'playwright-core';
import { startApp } from './support/app.ts';
import { buildClientApart } from './support/buildClient.ts';
import { launchChromium } from './support/chromium.ts';
import { exampleText } from './support/exampleText.ts';

/**
 * `npm run screenshots`: the picture in the README. With `-- --all <folder>`, every view at three widths, light and
 * dark, in both languages, for looking at.
 */
const { values } = parseArgs({ options: { all: { type: 'string' } } });

interface Picture {
  readonly file: string;
  readonly width: number;
  readonly scheme: 'light' | 'dark';
  readonly language: 'zh-CN' | 'en-US';
  readonly view: View;
}

type View =
  | 'start'
  | 'results'
  | 'explanation'
  | 'near-misses'
  | 'certificate'
  | 'growth'
  | 'nothing'
  | 'policies'
  | 'comparison';

const VIEWS: readonly View[] = [
  'start',
  'results',
  'explanation',
  'near-misses',
  'certificate',
  'growth',
  'nothing',
  'policies',
  'comparison',
];

const README_PICTURE: Picture = {
  file: 'docs/images/explanation.png',
  width: 1440,
  scheme: 'light',
  language: 'en-US',
  view: 'explanation',
};

const built = await buildClientApart();
const app = await startApp({ CLIENT_DIR: built });
const browser = await launchChromium();
for (const picture of values.all === undefined ? [README_PICTURE] : everyPicture(values.all))
  await take(browser, picture);
await browser.close();
await app.stop();
await rm(built, { recursive: true, force: true });

function everyPicture(folder: string): Picture[] {
  return VIEWS.flatMap((view) =>
    ([360, 768, 1440] as const).flatMap((width) =>
      (['light', 'dark'] as const).flatMap((scheme) =>
        (['zh-CN', 'en-US'] as const).map((language) => ({
          file: join(folder, `${view}-${width}-${scheme}-${language}.png`),
          width,
          scheme,
          language,
          view,
        })),
      ),
    ),
  );
}

async function take(from: Browser, { file, width, scheme, language, view }: Picture): Promise<void> {
  const context = await from.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    locale: language,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(`${app.url}/${await queryOf(view)}`);
  await reach(page, view);
  await page.waitForLoadState('networkidle');
  await mkdir(join(file, '..'), { recursive: true });
  await page.screenshot({ path: file });
  await context.close();
}

async function queryOf(view: View): Promise<string> {
  if (view === 'start') return '';
  if (view === 'policies') return 'policies?policy=sz-2022-10-bio';
  const example = view === 'nothing' ? 'vaccine-plant-too-big' : 'ivd-reagents-pingshan';
  const text = await exampleText(example);
  const path = view === 'comparison' ? 'compare' : '';
  return `${path}?requirement=${encodeURIComponent(view === 'growth' ? growing(text) : text)}`;
}

/** The requirement with growth on top. */
function growing(requirementText: string): string {
  return `${requirementText.slice(0, -1)},"growth":[{"by":"2027-12-31","minM2":1500},{"by":"2029-12-31","minM2":4000}]}`;
}

async function reach(page: Page, view: View): Promise<void> {
  const rows = page.locator('ol button[aria-current]');
  if (view === 'results') await rows.first().waitFor();
  if (view === 'policies') await page.getByRole('article').waitFor();
  if (view === 'comparison') await page.getByRole('row').nth(1).waitFor();
  if (view === 'near-misses') await page.getByRole('tab', { name: /^(?:Near misses|差一点)/u }).click();
  if (view === 'growth') await page.getByRole('tab', { name: /^(?:Growth|扩张路径)/u }).click();
  if (view === 'certificate') {
    await page.locator('#certificate-open').click();
    await page.locator('#next-questions').waitFor();
  }
  if (view !== 'explanation') return;
  await rows.first().click();
  await page.locator('[role=dialog], aside').first().waitFor();
}
