import { type TestProject } from 'vitest/node';
import { rm } from 'node:fs/promises';
import { startApp } from './app.ts';
import { buildClientApart } from './buildClient.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the running product. */
    readonly appUrl: string;
    /** The built client, for tests that serve it over data of their own. */
    readonly clientFolder: string;
  }
}

/** Builds the client and starts the product once for all browser tests. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const page = await buildClientApart();
  const app = await startApp({ CLIENT_DIR: page });
  project.provide('appUrl', app.url);
  project.provide('clientFolder', page);
  return async () => {
    await app.stop();
    await rm(page, { recursive: true, force: true });
  };
}
