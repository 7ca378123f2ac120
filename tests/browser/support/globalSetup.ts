import { type TestProject } from 'vitest/node';
import { startApp } from './app.ts';
import { buildClient } from './buildClient.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the running product. */
    readonly appUrl: string;
  }
}

/** Builds the client and starts the product once for all browser tests. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await buildClient();
  const app = await startApp();
  project.provide('appUrl', app.url);
  return () => app.stop();
}
