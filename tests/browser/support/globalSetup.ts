import { type TestProject } from 'vitest/node';
import { rm } from 'node:fs/promises';
import { startApp } from './app.ts';
import { serveChromium } from './chromium.ts';
import { buildClientApart } from './buildClient.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the running product. */
    readonly appUrl: string;
    /** The built client, for tests that serve it over data of their own. */
    readonly clientFolder: string;
    /** Where the one browser is reached that all files share. */
    readonly chromiumUrl: string;
  }
}

/** Builds the client, and starts the product and a browser once for all browser tests. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const browser = await serveChromium();
  const page = await buildClientApart();
  const app = await startApp({ CLIENT_DIR: page });
  project.provide('appUrl', app.url);
  project.provide('clientFolder', page);
  project.provide('chromiumUrl', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await app.stop();
    await rm(page, { recursive: true, force: true });
  };
}
