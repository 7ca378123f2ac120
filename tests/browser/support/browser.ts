import { type Browser, chromium } from 'playwright-core';
import { afterAll, afterEach, inject } from 'vitest';

/** How long what tests of a file open stays open: until the end of each of them, or of all. */
interface Keeping {
  readonly keepsPages: boolean;
}

/** Reaches the Chromium of all files, as one that is this file's alone, and closes what its tests open in it. */
export async function openBrowser({ keepsPages }: Keeping = { keepsPages: false }): Promise<Browser> {
  const browser = await chromium.connect(inject('chromiumUrl'));
  if (!keepsPages) {
    afterEach(async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
    });
  }
  afterAll(() => browser.close());
  return browser;
}
