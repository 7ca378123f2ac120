import { randomBytes } from 'node:crypto';
import { createOneTimeLinks } from '#server/features/mail/repository.ts';
import { type OneTimeLinks } from '#server/features/mail/letter.ts';
import { type TestServer, TEST_NOW } from './testServer.ts';

/** Links as a mail would carry them, made without one. */
export function linksOf({ store }: Pick<TestServer, 'store'>, now: () => Date = () => TEST_NOW): OneTimeLinks {
  return createOneTimeLinks(store.connection, {
    now,
    newSecret: () => randomBytes(32).toString('base64url'),
  });
}
