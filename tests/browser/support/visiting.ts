import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type Locator, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { exampleText } from './exampleText.ts';

/** How a visitor's browser is set up. */
export interface Visitor {
  readonly language: 'zh-CN' | 'en-US';
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
  /** Requirement in the address, by the name of an example or whole; without one the page starts empty. */
  readonly example?: string;
  readonly requirement?: object;
  /** View to open, such as `/policies`, perhaps with a search part of its own; the search for space where absent. */
  readonly path?: string;
}

/** Opens the page as a visitor's browser does, without motion. */
export async function visit(browser: Browser, visitor: Visitor): Promise<Page> {
  const { language, scheme = 'light', width = 1440, path = '/' } = visitor;
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: language,
    colorScheme: scheme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const asked = await requirementText(visitor);
  const address = new URL(path, inject('appUrl'));
  if (asked !== undefined) address.searchParams.set('requirement', asked);
  await page.goto(address.href);
  return page;
}

async function requirementText({ example, requirement }: Visitor): Promise<string | undefined> {
  if (requirement !== undefined) return JSON.stringify(requirement);
  return example === undefined ? undefined : exampleText(example);
}

/** The rows of the list of matches, best first. */
export function rows(page: Page): Locator {
  return page.locator('ol button[aria-current]');
}

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Faults that axe finds by WCAG 2.2 A and AA in a part of the page, the whole where none is named, each with where it stands. */
export async function accessibilityFaults(page: Page, part = 'html'): Promise<string[]> {
  // Within the page itself, which has no frames, and without what holds: both double what a look takes.
  const { violations } = await new AxeBuilder({ page })
    .include(part)
    .options({ runOnly: WCAG_22_AA, resultTypes: ['violations'] })
    .setLegacyMode()
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
